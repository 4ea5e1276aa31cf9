// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/output.h"
#include "engine/traffic/traffic.h"

#include <string_view>

namespace spanwright::cli {

/// What classes, demands and links get, as the JSON of `simulate` has it under "traffic".
[[nodiscard]] Json trafficJson(const Project& project, const Keys& keys, const traffic::Traffic& traffic);

/// The classes as a table for a person.
[[nodiscard]] TextTable classTable(const traffic::Traffic& traffic);

/// The devices that a row of one direction of a link goes between.
[[nodiscard]] std::pair<DeviceId, DeviceId> endsAlong(const Link& link, sim::Direction direction);

/// A device's limit in JSON; "packets" counts packets a second, the others Mbit/s.
[[nodiscard]] std::string_view serviceKey(sim::DeviceService service);

}  // namespace spanwright::cli
