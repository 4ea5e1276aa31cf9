// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/element_kind.h"
#include "engine/design/network_enums.h"

namespace spanwright::app {

enum class ToolKind { select, pan, placeDevice, placeSite, placeZone, connect, connectSelected, demand };

/// Which tool the canvas has in hand, with what it places. A value: the palette sets it, the canvas reads it.
struct ToolChoice {
    ToolKind kind = ToolKind::select;
    DeviceKind deviceKind = DeviceKind::router;  ///< of placeDevice
    CatalogueItemId item;                        ///< given to what is placed or connected; null: none
    SiteKind siteKind = SiteKind::branch;        ///< of placeSite
    ZoneKind zoneKind = ZoneKind::security;      ///< of placeZone
    LinkKind linkKind = LinkKind::fibre;         ///< of connect, where linkKindChosen
    bool linkKindChosen = false;  ///< false: connect takes the kind from the devices and their sites

    friend bool operator==(const ToolChoice&, const ToolChoice&) = default;
};

}  // namespace spanwright::app
