// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"
#include "engine/io/import/catalogue_change.h"
#include "engine/io/import/source.h"

#include <optional>
#include <string_view>

/// Hardware models of the NetBox device-type library (YAML, one or several documents a file).
namespace spanwright::io {

[[nodiscard]] bool looksLikeDeviceType(std::string_view text);

/// Adds the models to the project's catalogue, or gives their hardware figures to the item that has this
/// vendor and model already; prices are never touched (the library has none).
///
/// Ports come by speed and cage, without management, virtual, stacking and wireless interfaces. The library
/// states the draw of each power inlet as if it fed the whole device: power is that of half the inlets, the
/// greater ones, rounded up (allocated draw, else maximum). Bays for power supplies and fans are none that
/// modules with ports fit. Part number, weight and airflow become properties. Module types (line and network
/// modules) are read as well.
///
/// Code::syntax for what is not YAML, with its place; on any error nothing is changed.
ResultOrErrors<CatalogueChange> readDeviceTypes(const Source& source, Project& project);

/// Ports of an interface type ("25gbase-x-sfp28": 25 000 Mbit/s, "SFP28"); absent for what is no wired
/// Ethernet port. The count is 1.
[[nodiscard]] std::optional<PortGroup> portOfType(std::string_view type);

}  // namespace spanwright::io
