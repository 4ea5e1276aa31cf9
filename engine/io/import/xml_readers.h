// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"
#include "engine/io/import/foreign_network.h"
#include "engine/io/import/xml_text.h"

/// Readers of XML formats, by root element. Only .cpp files include it.
namespace spanwright::io {

/// GraphML as the Internet Topology Zoo writes it: attributes are found by attr.name, each node is a router,
/// with a site of its own where latitude and longitude are known.
///
/// Capacity: LinkSpeedRaw (bit/s), else LinkSpeed with LinkSpeedUnits, else a speed in LinkLabel, else
/// 1000 Mbit/s, which is noted. Attributes without a counterpart become properties. Nodes of nested graphs
/// are taken like the others.
Result<void> readGraphml(const Source& source, const pugi::xml_node& root, ForeignNetwork& network);

/// SNDlib's XML form.
Result<void> readSndlibXml(const Source& source, const pugi::xml_node& root, ForeignNetwork& network);

}  // namespace spanwright::io
