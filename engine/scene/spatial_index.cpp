// SPDX-License-Identifier: MIT
#include "engine/scene/spatial_index.h"

#include "engine/base/assert.h"

#include <algorithm>
#include <limits>

namespace spanwright::scene {

SpatialIndex::Bounds SpatialIndex::boundsOf(const Rect& box) {
    constexpr float kFar = std::numeric_limits<float>::infinity();
    const auto down = [](double v) { return std::nextafter(static_cast<float>(v), -kFar); };
    const auto up = [](double v) { return std::nextafter(static_cast<float>(v), kFar); };
    return {down(box.x), down(box.y), up(box.x + box.width), up(box.y + box.height)};
}

int SpatialIndex::levelOf(const Rect& box) {
    const double larger = std::max(box.width, box.height);
    int level = 0;
    while (level + 1 < kLevels && sideOf(level) < larger)
        ++level;
    return level;
}

void SpatialIndex::add(std::uint32_t item, const Rect& box) {
    const int level = levelOf(box);
    levels_[static_cast<std::size_t>(level)][keyOf(box, level)].push_back({boundsOf(box), item});
}

void SpatialIndex::remove(std::uint32_t item, const Rect& box) {
    const int level = levelOf(box);
    Cells& cells = levels_[static_cast<std::size_t>(level)];
    const auto cell = cells.find(keyOf(box, level));
    SPANWRIGHT_ASSERT(cell != cells.end());
    std::vector<Entry>& entries = cell->second;
    const Bounds bounds = boundsOf(box);
    const auto entry = std::find_if(entries.begin(), entries.end(), [&](const Entry& one) {
        return one.item == item && one.bounds == bounds;
    });
    SPANWRIGHT_ASSERT(entry != entries.end());
    *entry = entries.back();
    entries.pop_back();
    if (entries.empty()) cells.erase(cell);
}

void SpatialIndex::clear() {
    for (Cells& cells : levels_)
        cells.clear();
}

std::vector<std::uint32_t> SpatialIndex::within(const Rect& area) const {
    std::vector<std::uint32_t> found;
    visit(area, [&found](std::uint32_t item) { found.push_back(item); });
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

}  // namespace spanwright::scene
