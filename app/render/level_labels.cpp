// SPDX-License-Identifier: MIT
#include "app/render/level_labels.h"

#include "engine/scene/geometry.h"

namespace spanwright::app {
namespace {

PixelFrame levelFrame(double unit, double scale) {
    PixelFrame frame;
    frame.unit = unit;
    frame.scale = scale;
    return frame;
}

}  // namespace

LevelLabels::LevelLabels(const DrawStore& store, GlyphAtlas& glyphs, double unit, double scale)
    : store_(store), level_(levelFrame(unit, scale)), layout_(glyphs, level_) {}

void LevelLabels::block(const Rect& pixels) {
    for (const DrawStore::Slot slot : store_.shapesIn(level_.toCanvas(pixels))) {
        if (store_.kindOf(slot) != ShapeKind::box) continue;
        const auto rect = blockedBy(store_.box(slot), level_);
        if (!rect || !blocks_.try_emplace(slot, *rect).second) continue;
        layout_.block(*rect);
    }
}

std::vector<DrawStore::Slot> LevelLabels::decide(const Rect& pixels) {
    std::vector<DrawStore::Slot> found;
    const std::vector<DrawStore::Slot> labels =
        store_.labelsIn(level_.toCanvas(pixels), level_.unit, level_.scale);
    std::vector<DrawStore::Slot> open;
    std::optional<Rect> reached;
    for (const DrawStore::Slot slot : labels) {
        if (!decided_.insert(slot).second) continue;
        open.push_back(slot);
        const Rect reach = store_.labelReach(slot, level_.unit, level_.scale);
        reached = reached ? scene::unitedWith(*reached, reach) : reach;
    }
    if (open.empty()) return found;
    // What may stand in the way of a label that reaches into the region may stand well outside of it.
    block({reached->x * level_.unit, reached->y * level_.unit, reached->width * level_.unit,
           reached->height * level_.unit});
    for (const DrawStore::Slot slot : open) {
        std::optional<PlacedLabel> placed = layout_.place(store_.label(slot));
        if (!placed) continue;
        placed_.emplace(slot, std::move(*placed));
        found.push_back(slot);
    }
    return found;
}

std::vector<std::pair<DrawStore::Slot, const PlacedLabel*>> LevelLabels::in(const Rect& pixels) const {
    std::vector<std::pair<DrawStore::Slot, const PlacedLabel*>> found;
    for (const DrawStore::Slot slot : store_.labelsIn(level_.toCanvas(pixels), level_.unit, level_.scale)) {
        const auto placed = placed_.find(slot);
        if (placed != placed_.end() && scene::overlaps(placed->second.box, pixels))
            found.emplace_back(slot, &placed->second);
    }
    return found;
}

Rect LevelLabels::pixelsOf(const DrawStore::Dirty& dirty) const {
    const Rect& c = dirty.canvas;
    return scene::expanded(
        {c.x * level_.unit, c.y * level_.unit, c.width * level_.unit, c.height * level_.unit},
        dirty.pixels * level_.scale);
}

std::optional<Rect> LevelLabels::forget(DrawStore::Slot slot) {
    std::optional<Rect> box;
    decided_.erase(slot);
    if (const auto placed = placed_.find(slot); placed != placed_.end()) {
        box = placed->second.box;
        layout_.unblock(*box);
        placed_.erase(placed);
    }
    if (const auto block = blocks_.find(slot); block != blocks_.end()) {
        layout_.unblock(block->second);
        blocks_.erase(block);
    }
    return box;
}

std::vector<Rect> LevelLabels::follow(const DrawStore::Changes& changes) {
    std::vector<Rect> changed;
    for (const DrawStore::Slot slot : changes.freed) {
        if (const auto box = forget(slot)) changed.push_back(*box);
    }
    std::unordered_map<DrawStore::Slot, Rect> before;
    std::vector<Rect> regions;
    for (const DrawStore::Dirty& dirty : changes.dirty) {
        if (!dirty.moves) continue;
        regions.push_back(pixelsOf(dirty));
        for (const DrawStore::Slot slot :
             store_.labelsIn(level_.toCanvas(regions.back()), level_.unit, level_.scale)) {
            // Others stand where they stand.
            if (!store_.label(slot).optional || !decided_.contains(slot)) continue;
            if (const auto box = forget(slot)) before.emplace(slot, *box);
        }
    }
    for (const Rect& region : regions) {
        for (const DrawStore::Slot slot : decide(region)) {
            const Rect& box = placed_.at(slot).box;
            const auto was = before.find(slot);
            if (was == before.end()) {
                changed.push_back(box);
            } else if (!(was->second == box)) {
                changed.push_back(box);
                changed.push_back(was->second);
            }
        }
    }
    for (const auto& [slot, box] : before) {
        if (!placed_.contains(slot)) changed.push_back(box);
    }
    return changed;
}

}  // namespace spanwright::app
