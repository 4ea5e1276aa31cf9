// SPDX-License-Identifier: MIT
#pragma once

#include "app/tools/tool.h"

#include <string>
#include <string_view>

/// What new elements are like before anybody edits them. They enter service in the phase that is shown.
namespace spanwright::app {

/// "Router 3": the base with the first number, from 1, that no site, device or zone carries yet. Linear.
[[nodiscard]] std::string numberedName(const Project& project, std::string_view base);

/// A device of the choice's kind and item centred at `at`, in the innermost site and zone there. Its id is
/// the next.
[[nodiscard]] Device newDevice(const ToolContext& context, Point at);

/// A site of the choice's kind with this frame. Its id is the next.
[[nodiscard]] Site newSite(const ToolContext& context, const Rect& frame);

/// A link with figures that are usual for such ends: fibre of 10 Gbit/s inside a site, copper of 1 Gbit/s to
/// access points, an access circuit to a provider's network, a leased circuit between sites. A chosen kind or
/// a circuit of the catalogue wins. Its id is the next.
[[nodiscard]] Link newLink(const ToolContext& context, DeviceId from, DeviceId to);

/// 100 Mbit/s each way. Its id is the next.
[[nodiscard]] Demand newDemand(const ToolContext& context, DeviceId from, DeviceId to);

}  // namespace spanwright::app
