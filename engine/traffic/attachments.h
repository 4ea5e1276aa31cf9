// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"

#include <vector>

namespace spanwright::traffic {

/// A device at which the traffic of a place starts or ends, and which part of it.
struct Attachment {
    DeviceId device;
    double share = 0;
};

/// Where the users of a site are attached, or where its servers are: the devices of the kind that is nearest
/// to them, in parts by the number of boxes. Empty for a site without devices.
[[nodiscard]] std::vector<Attachment> usersAt(const Design& snapshot, SiteId site);
[[nodiscard]] std::vector<Attachment> serversAt(const Design& snapshot, SiteId site);

/// The servers of all sites of a kind, each site in equal parts.
[[nodiscard]] std::vector<Attachment> serversOf(const Design& snapshot, SiteKind kind);

/// The provider networks that stand for the internet, in equal parts: those at an internet access or
/// broadband link; of these the ones that are linked to no customer device, where there are any.
[[nodiscard]] std::vector<Attachment> internetOf(const Design& snapshot);

}  // namespace spanwright::traffic
