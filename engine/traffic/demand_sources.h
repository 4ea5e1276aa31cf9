// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"
#include "engine/design/project.h"
#include "engine/traffic/application_profiles.h"

#include <string>
#include <string_view>
#include <vector>

namespace spanwright::traffic {

/// The property that marks a demand as made by one of the sources below, and its values. Whoever edits such a
/// demand and wants to keep it removes the property.
inline constexpr std::string_view kGeneratedBy = "generated_by";
inline constexpr std::string_view kFromProfiles = "application-profiles";
inline constexpr std::string_view kFromGravity = "gravity-model";

/// Demands to add, and those of the same source to remove: the caller makes one edit of both. Ids are null,
/// keys are set. Demands without the mark, or of the other source, are left alone.
struct GeneratedDemands {
    std::vector<Demand> demands;
    std::vector<DemandId> replaced;
    std::vector<std::string> notes;  ///< what was left out, and why

    [[nodiscard]] double offeredMbps() const;  ///< both directions of all
};

struct ProfileOptions {
    PhaseId phase;              ///< whose devices the demands start and end at
    double busyHourFactor = 1;  ///< the busy hour over what the profiles say
};

/// The matrix of site populations: users × what their site's profile has them do.
///
/// A site's users stand behind its access switches (else what comes nearest to them), in parts by the number
/// of boxes. Traffic to the data centre goes to every data-centre site in equal parts, to its servers; to the
/// cloud likewise to cloud regions; to the internet to the provider networks behind internet accesses (the
/// outermost, where providers are drawn in front of "the internet"). One demand for each pair of devices and
/// class; its limits are the tightest of the applications in it. Traffic that has no destination in the
/// network is left out and noted. What stays within the user's own site is not.
///
/// Fails with Code::notFound, naming the site, for a profile that is not in the catalogue.
[[nodiscard]] Result<GeneratedDemands> demandsFromProfiles(const Project& project,
                                                           const ApplicationCatalogue& catalogue,
                                                           const ProfileOptions& options);

enum class GravityWeight { users, capacity };

struct GravityOptions {
    PhaseId phase;
    double totalMbps = 0;  ///< of all demands, both directions together
    GravityWeight weight = GravityWeight::users;
    TrafficClass trafficClass = TrafficClass::bestEffort;
};

/// The gravity model: between two places goes total × wi·wj / Σ wi·wj over all ordered pairs of two different
/// places. A place is a site with its users, or with `capacity` the capacity of links that leave it; in a
/// project without sites, a device with the capacity of its links. The traffic of a site is divided among its
/// devices as above. One demand for each unordered pair of devices at two places, equal both ways.
///
/// Fails with Code::invalidValue when fewer than two places have a weight, or the demands would be more
/// than a million.
[[nodiscard]] Result<GeneratedDemands> demandsFromGravity(const Project& project,
                                                          const GravityOptions& options);

}  // namespace spanwright::traffic
