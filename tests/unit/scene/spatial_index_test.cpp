// SPDX-License-Identifier: MIT
#include "engine/scene/spatial_index.h"

#include "engine/scene/geometry.h"

#include <random>

#include <gtest/gtest.h>

namespace spanwright::scene {
namespace {

/// Boxes from a point to wider than the drawing, many of them on whole numbers, so that edges meet.
class RandomBoxes {
  public:
    explicit RandomBoxes(unsigned seed) : random_(seed) {}

    Rect next() {
        const double scale = std::pow(10.0, number(0, 4));
        const Rect box{number(-5000, 5000), number(-5000, 5000), number(0, scale), number(0, scale)};
        if (random_() % 2 == 0) return box;
        return {std::round(box.x), std::round(box.y), std::round(box.width), std::round(box.height)};
    }
    double number(double from, double to) { return std::uniform_real_distribution<>(from, to)(random_); }
    std::size_t below(std::size_t count) { return random_() % count; }

  private:
    std::mt19937 random_;
};

bool touches(const Rect& a, const Rect& b) {
    return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}

TEST(SpatialIndex, findsWhatLookingAtEveryBoxFinds) {
    for (unsigned seed = 1; seed <= 12; ++seed) {
        RandomBoxes boxes(seed);
        SpatialIndex index;
        std::vector<std::optional<Rect>> known;
        for (int step = 0; step < 1500; ++step) {
            const std::size_t at = known.empty() ? 0 : boxes.below(known.size());
            if (step % 3 == 2 && known[at]) {
                index.remove(static_cast<std::uint32_t>(at), *known[at]);
                known[at].reset();
            } else {
                known.emplace_back(boxes.next());
                index.add(static_cast<std::uint32_t>(known.size() - 1), *known.back());
            }
        }
        for (int question = 0; question < 120; ++question) {
            const Rect area = boxes.next();
            // Rounding to floats may add what is no further away than that.
            const Rect wider = expanded(area, 0.01);
            const std::vector<std::uint32_t> found = index.within(area);
            EXPECT_TRUE(std::is_sorted(found.begin(), found.end()));
            for (std::uint32_t item = 0; item < known.size(); ++item) {
                const bool has = std::binary_search(found.begin(), found.end(), item);
                if (known[item] && touches(*known[item], area)) {
                    EXPECT_TRUE(has) << "seed " << seed << ", item " << item;
                }
                if (has) {
                    ASSERT_TRUE(known[item].has_value()) << "seed " << seed << ", item " << item;
                    EXPECT_TRUE(touches(*known[item], wider)) << "seed " << seed << ", item " << item;
                }
            }
        }
    }
}

TEST(SpatialIndex, namesAnItemOfSeveralBoxesOnce) {
    SpatialIndex index;
    index.add(7, {0, 0, 10, 10});
    index.add(7, {5, 5, 10, 10});
    index.add(3, {100, 0, 10, 10});
    EXPECT_EQ(index.within({0, 0, 20, 20}), std::vector<std::uint32_t>{7});
    index.remove(7, {0, 0, 10, 10});
    EXPECT_EQ(index.within({0, 0, 200, 20}), (std::vector<std::uint32_t>{3, 7}));
    index.clear();
    EXPECT_TRUE(index.within({0, 0, 200, 20}).empty());
}

TEST(SpatialIndex, holdsWhatLiesBeyondAnyDrawing) {
    SpatialIndex index;
    index.add(1, {1e12, -1e12, 10, 10});
    index.add(2, {-1e9, -1e9, 2e9, 2e9});
    EXPECT_EQ(index.within({1e12, -1e12, 1, 1}), std::vector<std::uint32_t>{1});
    EXPECT_EQ(index.within({0, 0, 1, 1}), std::vector<std::uint32_t>{2});
    index.remove(1, {1e12, -1e12, 10, 10});
    EXPECT_TRUE(index.within({1e12, -1e12, 1, 1}).empty());
}

TEST(ChainBoxes, coverTheWholeLineAndLittleElse) {
    RandomBoxes random(5);
    for (int n = 0; n < 200; ++n) {
        std::vector<Point> line;
        for (int i = 0; i < 4; ++i)
            line.push_back({random.number(-3000, 3000), i == 2 ? line.back().y : random.number(-3000, 3000)});
        std::vector<Rect> chain;
        chainBoxes(line, 3, [&chain](const Rect& box) { chain.push_back(box); });
        EXPECT_LE(chain.size(), 3U * 16U);
        for (std::size_t i = 1; i < line.size(); ++i) {
            for (double t = 0; t <= 1; t += 0.05) {
                const Point at{line[i - 1].x + (line[i].x - line[i - 1].x) * t,
                               line[i - 1].y + (line[i].y - line[i - 1].y) * t};
                EXPECT_TRUE(std::any_of(chain.begin(), chain.end(),
                                        [&](const Rect& box) { return expanded(box, -2.9).contains(at); }));
            }
        }
        // No box reaches so far from the line that it would be found for what lies elsewhere.
        for (const Rect& box : chain)
            EXPECT_LT(distance(box.centre(), line), 1e-6);
    }
}

TEST(ChainBoxes, giveAPointABoxToo) {
    std::vector<Rect> chain;
    chainBoxes({{5, 5}, {5, 5}}, 2, [&chain](const Rect& box) { chain.push_back(box); });
    ASSERT_EQ(chain.size(), 1U);
    EXPECT_EQ(chain[0], (Rect{3, 3, 4, 4}));
}

}  // namespace
}  // namespace spanwright::scene
