// SPDX-License-Identifier: MIT
#include "app/render/draw_store.h"

#include "engine/base/assert.h"
#include "engine/scene/geometry.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace spanwright::app {
namespace {

constexpr std::size_t kMostDirty = 6'000;  ///< places; beyond, looking at everything is cheaper
constexpr double kMarginPixels = 12;       ///< half the widest line with its halo, soft edges
/// How far labels reach from their anchor, in canvas units and in pixels: most stay within; those that do not
/// are looked at one by one.
constexpr double kReach = 100;

template <class Use>
void forBoxes(const scene::Box& box, Use&& use) {
    use(box.rect);
}

template <class Use>
void forBoxes(const scene::Line& line, Use&& use) {
    scene::chainBoxes(line.points, 0, use);
}

template <class Use>
void forBoxes(const scene::Icon& icon, Use&& use) {
    use(Rect{icon.centre.x - icon.size / 2, icon.centre.y - icon.size / 2, icon.size, icon.size});
}

/// All places that a label may be anchored at.
Rect anchors(const scene::Label& label) {
    Rect all{label.position.x, label.position.y, 0, 0};
    for (const Point& other : label.otherwise)
        all = scene::unitedWith(all, {other.x, other.y, 0, 0});
    return all;
}

/// How far a label reaches from its anchor: in canvas units while it scales, in pixels while it keeps its
/// least size. No letter is wider than its size; the mean is much less, but names may be all W.
struct Reach {
    double units = 0;
    double pixels = 0;
};

Reach reachOf(const scene::Label& label) {
    const double side = label.anchor == scene::Anchor::centre ? 0.5 : 1;
    const double letters = static_cast<double>(label.text.size()) + 1;
    Reach reach{label.size * letters * side, label.leastPixels * letters * side};
    if (label.maxWidth > 0) {
        reach.units = std::min(reach.units, (label.maxWidth + 2 * label.size) * side);
        // At its least size a text is still cut to its greatest width, which is less in pixels then.
        reach.pixels = std::min(reach.pixels, (label.maxWidth + 2 * label.size) * side);
    }
    return reach;
}

bool isLong(const scene::Label& label) {
    const Reach reach = reachOf(label);
    return reach.units > kReach || reach.pixels > kReach;
}

constexpr double kZoomSteps = 20;

/// Labels of one step become too small to be read at about the same zoom, never below step / kZoomSteps.
int zoomStep(const scene::Label& label) {
    return static_cast<int>(std::clamp(label.minPixels / std::max(label.size, 0.01) * kZoomSteps, 0.0, 1e6));
}

DrawStore::Dirty dirtyOf(const scene::Label& label) {
    const Reach reach = reachOf(label);
    return {scene::expanded(anchors(label), reach.units), reach.pixels + kMarginPixels, true, true};
}

std::uint64_t orderOf(std::size_t layer, ShapeKind kind, std::uint32_t key, std::size_t place) {
    return static_cast<std::uint64_t>(layer) << 58U | static_cast<std::uint64_t>(kind) << 56U |
           static_cast<std::uint64_t>(key) << 28U | static_cast<std::uint64_t>(place);
}

}  // namespace

void DrawStore::touch(const Dirty& dirty) {
    if (changes_.all) return;
    changes_.dirty.push_back(dirty);
    if (changes_.dirty.size() <= kMostDirty) return;
    changes_.dirty.clear();
    changes_.all = true;
}

template <class Row>
void DrawStore::enter(const Row& row, Slot slot) {
    const bool moves = shapes_[slot].kind == ShapeKind::box;
    forBoxes(row, [&](const Rect& box) {
        index_.add(slot, box);
        touch({box, kMarginPixels, moves});
    });
}

template <class Row>
void DrawStore::leave(const Row& row, Slot slot) {
    const bool moves = shapes_[slot].kind == ShapeKind::box;
    forBoxes(row, [&](const Rect& box) {
        index_.remove(slot, box);
        touch({box, kMarginPixels, moves});
    });
}

void DrawStore::enter(const scene::Label& label, Slot slot) {
    if (isLong(label)) {
        longLabels_.push_back(slot);
    } else {
        labels_[zoomStep(label)].add(slot, anchors(label));
    }
    touch(dirtyOf(label));
}

void DrawStore::leave(const scene::Label& label, Slot slot) {
    if (isLong(label)) {
        longLabels_.erase(std::find(longLabels_.begin(), longLabels_.end(), slot));
    } else {
        labels_[zoomStep(label)].remove(slot, anchors(label));
    }
    touch(dirtyOf(label));
}

DrawStore::Slot DrawStore::newSlot() {
    if (free_.empty()) {
        shapes_.emplace_back();
        return static_cast<Slot>(shapes_.size() - 1);
    }
    const Slot slot = free_.back();
    free_.pop_back();
    return slot;
}

template <class Row>
void DrawStore::replace(const std::vector<Row>& before, const std::vector<Row>& after, Part& part,
                        std::vector<Slot>& slots, std::uint32_t key, std::size_t layer, ShapeKind kind) {
    // What is equal at both ends stays; most often one shape in the middle differs.
    const std::size_t shorter = std::min(before.size(), after.size());
    std::size_t head = 0;
    while (head < shorter && before[head] == after[head])
        ++head;
    std::size_t tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    const std::size_t oldEnd = before.size() - tail;
    const std::size_t newEnd = after.size() - tail;
    const bool shifted = oldEnd != newEnd;
    std::vector<Slot> kept(slots.begin() + static_cast<std::ptrdiff_t>(oldEnd), slots.end());
    for (std::size_t i = head; i < oldEnd; ++i) {
        // Of equal length, what stands in the same place is the same shape in another state.
        if (!shifted && before[i] == after[i]) continue;
        leave(before[i], slots[i]);
        changes_.freed.push_back(slots[i]);
        if (shifted) free_.push_back(slots[i]);
    }
    if (shifted) slots.resize(head);
    for (std::size_t i = head; i < newEnd; ++i) {
        if (shifted) slots.push_back(newSlot());
        const Slot slot = slots[i];
        shapes_[slot] = {orderOf(layer, kind, key, i), &part, static_cast<std::uint32_t>(i),
                         static_cast<std::uint8_t>(layer), kind};
        if (shifted || !(before[i] == after[i])) enter(after[i], slot);
    }
    if (!shifted) return;
    for (const Slot slot : kept) {
        shapes_[slot].place = static_cast<std::uint32_t>(slots.size());
        shapes_[slot].order = orderOf(layer, kind, key, slots.size());
        slots.push_back(slot);
    }
}

void DrawStore::put(std::uint32_t key, scene::DrawList list) {
    SPANWRIGHT_ASSERT(key < 1U << 28U && list.layers.size() < 64);
    std::unique_ptr<Part>& part = parts_[key];
    if (part == nullptr) part = std::make_unique<Part>();
    const std::size_t count = std::max(list.layers.size(), part->list.layers.size());
    list.layers.resize(count);
    part->list.layers.resize(count);
    part->layers.resize(count);
    // The shapes' places are read through the part: the old list is needed until the end of the comparison.
    const scene::DrawList before = std::exchange(part->list, std::move(list));
    bool empty = true;
    for (std::size_t layer = 0; layer < count; ++layer) {
        const scene::Layer& was = before.layers[layer];
        const scene::Layer& is = part->list.layers[layer];
        Slots& slots = part->layers[layer];
        replace(was.boxes, is.boxes, *part, slots[0], key, layer, ShapeKind::box);
        replace(was.lines, is.lines, *part, slots[1], key, layer, ShapeKind::line);
        replace(was.icons, is.icons, *part, slots[2], key, layer, ShapeKind::icon);
        replace(was.labels, is.labels, *part, slots[3], key, layer, ShapeKind::label);
        empty = empty && is.boxes.empty() && is.lines.empty() && is.icons.empty() && is.labels.empty();
    }
    if (empty) parts_.erase(key);
}

void DrawStore::clear() {
    parts_.clear();
    shapes_.clear();
    free_.clear();
    index_.clear();
    labels_.clear();
    longLabels_.clear();
    changes_ = {};
    changes_.all = true;
}

DrawStore::Changes DrawStore::takeChanges() {
    return std::exchange(changes_, {});
}

void DrawStore::sortByOrder(std::vector<Slot>& slots) const {
    std::sort(slots.begin(), slots.end(),
              [this](Slot a, Slot b) { return shapes_[a].order < shapes_[b].order; });
}

std::vector<DrawStore::Slot> DrawStore::shapesIn(const Rect& canvas) const {
    std::vector<Slot> found = index_.within(canvas);
    sortByOrder(found);
    return found;
}

std::vector<DrawStore::Slot> DrawStore::labelsIn(const Rect& canvas, double unit, double scale) const {
    std::vector<Slot> found;
    const Rect reached = scene::expanded(canvas, kReach + kReach * scale / unit);
    for (const auto& [step, index] : labels_) {
        if (step / kZoomSteps > unit / scale) break;
        index.visit(reached, [&found](Slot slot) { found.push_back(slot); });
    }
    for (const Slot slot : longLabels_) {
        const scene::Label& one = label(slot);
        if (zoomStep(one) / kZoomSteps > unit / scale) continue;
        if (scene::overlaps(labelReach(slot, unit, scale), canvas)) found.push_back(slot);
    }
    sortByOrder(found);
    return found;
}

Rect DrawStore::labelReach(Slot slot, double unit, double scale) const {
    const scene::Label& one = label(slot);
    const Reach reach = reachOf(one);
    return scene::expanded(anchors(one), std::max(reach.units, reach.pixels * scale / unit));
}

const scene::Box& DrawStore::box(Slot slot) const {
    return shapes_[slot].part->list.layers[shapes_[slot].layer].boxes[shapes_[slot].place];
}

const scene::Line& DrawStore::line(Slot slot) const {
    return shapes_[slot].part->list.layers[shapes_[slot].layer].lines[shapes_[slot].place];
}

const scene::Icon& DrawStore::icon(Slot slot) const {
    return shapes_[slot].part->list.layers[shapes_[slot].layer].icons[shapes_[slot].place];
}

const scene::Label& DrawStore::label(Slot slot) const {
    return shapes_[slot].part->list.layers[shapes_[slot].layer].labels[shapes_[slot].place];
}

}  // namespace spanwright::app
