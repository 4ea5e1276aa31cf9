// SPDX-License-Identifier: MIT
#include "app/render/draw_store.h"

#include "engine/scene/geometry.h"
#include "tests/app/render/random_drawing.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace spanwright::app {
namespace {

using test::RandomDrawing;

/// Where the pixels of a shape may lie, at 100 %.
Rect reachOf(const scene::Box& box) {
    return scene::expanded(box.rect, 2);
}
Rect reachOf(const scene::Line& line) {
    return scene::expanded(scene::boxAround(line.points), line.width / 2 + 1);
}
Rect reachOf(const scene::Icon& icon) {
    return scene::expanded({icon.centre.x, icon.centre.y, 0, 0}, icon.size / 2);
}

bool covered(const DrawStore::Changes& changes, Point at) {
    return changes.all || std::any_of(changes.dirty.begin(), changes.dirty.end(), [&](const auto& dirty) {
               return scene::expanded(dirty.canvas, dirty.pixels).contains(at);
           });
}

/// A store beside the parts that it must hold.
struct Store {
    DrawStore store;
    std::map<std::uint32_t, scene::DrawList> parts;

    void put(std::uint32_t key, const scene::DrawList& part) {
        parts[key] = part;
        store.put(key, part);
    }
    /// Calls `use(row, layer)` for all boxes, lines and icons in the order of painting.
    template <class Use>
    void forShapes(Use&& use) const {
        for (std::size_t layer = 0; layer < 3; ++layer) {
            const auto each = [&](auto rows) {
                for (const auto& [key, part] : parts) {
                    if (part.layers.size() <= layer) continue;
                    for (const auto& row : part.layers[layer].*rows)
                        use(row, layer);
                }
            };
            each(&scene::Layer::boxes);
            each(&scene::Layer::lines);
            each(&scene::Layer::icons);
        }
    }
    [[nodiscard]] bool holds(DrawStore::Slot slot, const scene::Box& box) const {
        return store.kindOf(slot) == ShapeKind::box && store.box(slot) == box;
    }
    [[nodiscard]] bool holds(DrawStore::Slot slot, const scene::Line& line) const {
        return store.kindOf(slot) == ShapeKind::line && store.line(slot) == line;
    }
    [[nodiscard]] bool holds(DrawStore::Slot slot, const scene::Icon& icon) const {
        return store.kindOf(slot) == ShapeKind::icon && store.icon(slot) == icon;
    }
};

/// What is found in an area is what lies there, and perhaps some of what lies close by, in order.
void expectShapesOf(const Store& both, const Rect& area) {
    const std::vector<DrawStore::Slot> found = both.store.shapesIn(area);
    auto next = found.begin();
    both.forShapes([&](const auto& row, std::size_t layer) {
        const bool here = next != found.end() && both.holds(*next, row) && both.store.layerOf(*next) == layer;
        if (here) {
            ++next;
            return;
        }
        // Half of the width of a line is for the one who asks.
        if constexpr (!std::is_same_v<std::decay_t<decltype(row)>, scene::Line>) {
            EXPECT_FALSE(scene::overlaps(scene::expanded(reachOf(row), -2.1), area));
        }
    });
    EXPECT_EQ(next - found.begin(), static_cast<std::ptrdiff_t>(found.size())) << "unknown or out of order";
}

void expectLabelsOf(const Store& both, const Rect& area) {
    const std::vector<DrawStore::Slot> found = both.store.labelsIn(area, 1, 1);
    auto next = found.begin();
    for (std::size_t layer = 0; layer < 3; ++layer) {
        for (const auto& [key, part] : both.parts) {
            if (part.layers.size() <= layer) continue;
            for (const scene::Label& label : part.layers[layer].labels) {
                if (next != found.end() && both.store.label(*next) == label &&
                    both.store.layerOf(*next) == layer) {
                    ++next;
                } else if (label.size >= label.minPixels) {
                    EXPECT_FALSE(area.contains(label.position)) << label.text;
                }
            }
        }
    }
    EXPECT_EQ(next - found.begin(), static_cast<std::ptrdiff_t>(found.size())) << "unknown or out of order";
}

TEST(DrawStore, holdsWhatItsPartsHoldAfterAnyChanges) {
    for (unsigned seed = 1; seed <= 8; ++seed) {
        SCOPED_TRACE(seed);
        RandomDrawing random(seed);
        Store both;
        for (int step = 0; step < 60; ++step) {
            const auto key = static_cast<std::uint32_t>(random.below(4));
            scene::DrawList part = both.parts[key];
            if (step % 7 == 0) {
                part = random.next(random.below(60));
            } else if (step % 11 == 0) {
                part = {};
            } else {
                random.change(part);
            }
            both.put(key, part);
            const Point corner = random.point();
            const Rect area{corner.x, corner.y, random.number(0, 700), random.number(0, 700)};
            expectShapesOf(both, area);
            expectLabelsOf(both, area);
        }
    }
}

TEST(DrawStore, namesEveryPlaceThatLooksDifferent) {
    for (unsigned seed = 1; seed <= 8; ++seed) {
        SCOPED_TRACE(seed);
        RandomDrawing random(seed);
        Store both;
        both.put(1, random.next(200));
        static_cast<void>(both.store.takeChanges());
        for (int step = 0; step < 40; ++step) {
            const scene::DrawList before = both.parts[1];
            scene::DrawList after = before;
            random.change(after);
            both.put(1, after);
            const DrawStore::Changes changes = both.store.takeChanges();
            const auto expectCovered = [&](const auto& rows, const auto& others) {
                for (const auto& row : rows) {
                    if (std::find(others.begin(), others.end(), row) != others.end()) continue;
                    const Rect reach = reachOf(row);
                    if constexpr (std::is_same_v<std::decay_t<decltype(row)>, scene::Line>) {
                        for (double share = 0; share <= 1; share += 0.1)
                            EXPECT_TRUE(covered(changes, scene::pointAlong(row.points, share)));
                    } else {
                        EXPECT_TRUE(covered(changes, {reach.x, reach.y}));
                        EXPECT_TRUE(covered(changes, {reach.x + reach.width, reach.y + reach.height}));
                    }
                }
            };
            for (std::size_t layer = 0; layer < 3; ++layer) {
                const scene::Layer& was = before.layers[layer];
                const scene::Layer& is = after.layers[layer];
                expectCovered(was.boxes, is.boxes);
                expectCovered(is.boxes, was.boxes);
                expectCovered(was.lines, is.lines);
                expectCovered(is.lines, was.lines);
                expectCovered(was.icons, is.icons);
                expectCovered(is.icons, was.icons);
            }
            EXPECT_FALSE(both.store.takeChanges().any());
        }
    }
}

TEST(DrawStore, seesAChangeOfEveryField) {
    RandomDrawing random(2);
    Store both;
    scene::DrawList list;
    list.layers.resize(1);
    scene::Layer& layer = list.layers[0];
    layer.boxes.resize(1);
    layer.lines.push_back({{{0, 0}, {9, 9}}, {}, 2, 0, 0, {}});
    layer.icons.resize(1);
    layer.labels.resize(1);
    both.put(0, list);
    static_cast<void>(both.store.takeChanges());
    both.put(0, list);
    EXPECT_FALSE(both.store.takeChanges().any());
    const auto expectSeen = [&](auto&& change) {
        change();
        both.put(0, list);
        EXPECT_TRUE(both.store.takeChanges().any());
    };
    expectSeen([&] { layer.boxes[0].radius = 4; });
    expectSeen([&] { layer.boxes[0].minPixels = 4; });
    expectSeen([&] { layer.boxes[0].border.red = 4; });
    expectSeen([&] { layer.boxes[0].element = {ElementKind::device, 4}; });
    expectSeen([&] { layer.lines[0].gap = 4; });
    expectSeen([&] { layer.icons[0].name = "lock"; });
    expectSeen([&] { layer.labels[0].text = "A"; });
    expectSeen([&] { layer.labels[0].maxWidth = 4; });
    expectSeen([&] { layer.labels[0].optional = true; });
    expectSeen([&] { layer.labels[0].otherwise = {{1, 1}}; });
}

TEST(DrawStore, namesNothingElseWhenOneShapeChanges) {
    RandomDrawing random(4);
    Store both;
    scene::DrawList list = random.next(300);
    both.put(0, list);
    static_cast<void>(both.store.takeChanges());
    list.layers[1].icons.at(3).centre = {5, 5};
    list.layers[1].icons.at(3).size = 10;
    both.put(0, list);
    EXPECT_EQ(both.store.takeChanges().dirty.size(), 2U);  // where it was, where it is
    list.layers[1].boxes.erase(list.layers[1].boxes.begin());
    both.put(0, list);
    EXPECT_EQ(both.store.takeChanges().dirty.size(), 1U);
}

TEST(DrawStore, saysThatAllIsNewRatherThanNamingTooManyPlaces) {
    RandomDrawing random(4);
    Store both;
    both.put(0, random.next(30'000));
    EXPECT_TRUE(both.store.takeChanges().all);
    both.store.clear();
    EXPECT_TRUE(both.store.takeChanges().all);
    EXPECT_TRUE(both.store.shapesIn({-1e6, -1e6, 2e6, 2e6}).empty());
}

}  // namespace
}  // namespace spanwright::app
