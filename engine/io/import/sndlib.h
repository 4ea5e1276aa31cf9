// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"
#include "engine/io/import/foreign_network.h"
#include "engine/io/import/source.h"

#include <string_view>
#include <vector>

/// What the native and the XML form of SNDlib share.
namespace spanwright::io {

struct SndlibModule {
    Token capacity;
    Token cost;
};

struct SndlibLink {
    Place place;
    std::string_view id;
    std::string_view from;
    std::string_view to;
    Token preInstalledCapacity;
    Token preInstalledCost;
    Token routingCost;
    Token setupCost;
    std::vector<SndlibModule> modules;
};

/// A full-duplex link with the pre-installed capacity and one unit of the first listed module each way, and
/// metric 1; capacities and costs of the file are kept as properties. Empty figures mean 0.
Result<ForeignLink> makeSndlibLink(const SndlibLink& link);

struct SndlibDemand {
    Place place;
    std::string_view id;
    std::string_view from;
    std::string_view to;
    Token routingUnit;
    Token value;
    Token maxPathLength;
};

/// A demand of routing unit × value. A limit of path length has no counterpart: kept as property and noted.
Result<ForeignDemand> makeSndlibDemand(const SndlibDemand& demand, Notes& notes);

/// Notes the unit that the file states, when it is not Mbit/s: figures are taken as Mbit/s as they stand.
void noteSndlibUnit(std::string_view unit, Notes& notes);

}  // namespace spanwright::io
