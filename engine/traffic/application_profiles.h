// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"
#include "engine/design/network_enums.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace spanwright::traffic {

/// What one person who uses an application at this moment sends and receives, and where to.
struct Application {
    std::string key;
    std::string name;
    TrafficClass trafficClass = TrafficClass::bestEffort;
    double upKbps = 0;        ///< from the user
    double downKbps = 0;      ///< to the user
    double toDataCentre = 0;  ///< share of the traffic, 0 to 1; the three sum to 1
    double toCloud = 0;
    double toInternet = 0;
    std::optional<double> packetBytes;  ///< mean; absent: its class's
    std::optional<double> maxLatencyMs;
    std::optional<double> maxLossPercent;
    std::string source;      ///< of the figures
    std::string confidence;  ///< "verified", "secondary" or "estimate", as in the catalogue
};

/// How many of a site's users use each application in the busy hour.
struct ApplicationProfile {
    struct Use {
        std::size_t application = 0;  ///< index into ApplicationCatalogue::applications
        double active = 0;            ///< share of the users, 0 to 1
    };
    std::string key;
    std::string name;
    std::vector<Use> uses;
};

struct ApplicationCatalogue {
    std::vector<Application> applications;
    std::vector<ApplicationProfile> profiles;

    /// Null when there is none with this key.
    [[nodiscard]] const ApplicationProfile* find(std::string_view key) const;
    /// "office, call-centre, …", for messages.
    [[nodiscard]] std::string keys() const;
};

/// Reads a catalogue as assets/application_profiles.json has it. Fails with Code::invalidValue; `where` is
/// the file and the JSON pointer.
[[nodiscard]] Result<ApplicationCatalogue> applicationsFromJson(std::string_view text,
                                                                std::string_view fileName);

/// The profiles that ship with the program.
[[nodiscard]] const ApplicationCatalogue& shippedApplications();

}  // namespace spanwright::traffic
