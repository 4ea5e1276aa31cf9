// SPDX-License-Identifier: MIT
#pragma once

#include "engine/security/inspection.h"

#include <vector>

namespace spanwright::security {

/// What holds between two zones, and what the demands asked from one to the other do about it.
enum class Passage {
    noRule,     ///< not judged
    allowed,    ///< by rule
    inspected,  ///< every path of every demand is inspected, after every single failure as well
    atRisk,     ///< inspected until a single failure opens a way past the inspectors
    bypassed,   ///< some path leads past the inspectors
    denied,     ///< by rule; traffic all the same is a violation
};

/// One ordered pair of different zones.
struct SegmentationCell {
    ZoneId from;
    ZoneId to;
    Passage passage = Passage::noRule;
    ZoneRuleId rule;                   ///< null: none
    double mbps = 0;                   ///< both directions of the demands
    std::vector<DemandId> demands;     ///< asked from a device in `from` to one in `to`, by id
    std::vector<DeviceId> inspectors;  ///< that stand on their paths, by id
    std::vector<DemandId> violating;   ///< denied or bypassing
    std::vector<DemandId> endangered;  ///< that a single failure lets past the inspectors

    [[nodiscard]] bool violated() const { return !violating.empty(); }
};

/// The zones of a snapshot against each other.
struct Segmentation {
    std::vector<ZoneId> zones;            ///< least trusted first, then by id
    std::vector<SegmentationCell> cells;  ///< row by row, zones × zones; the diagonal is empty
    double unzonedMbps = 0;               ///< of demands with an end outside every zone
    std::vector<DemandInspection> inspections;

    /// The cell of a pair of zones of the matrix.
    [[nodiscard]] const SegmentationCell& at(std::size_t from, std::size_t to) const {
        return cells[from * zones.size() + to];
    }
};

/// The matrix of a snapshot. Cost: that of inspections(). Fails with Code::cancelled only.
Result<Segmentation> segmentation(const Design& snapshot, int threads = 0, const WorkContext& work = {});

}  // namespace spanwright::security
