// SPDX-License-Identifier: MIT
#include "engine/geo/map_image.h"

#include <algorithm>
#include <cmath>

namespace spanwright::geo {
namespace {

/// Up to about 8 units a pixel (a third of Europe on a screen) the coarse coasts look drawn, not crude.
constexpr double kCoarseFrom = 8;

/// Collects outlines as the change of coverage from pixel to pixel of a row, so that one sum along each row
/// gives the part of every pixel that lies inside (the signed-area method of scan conversion).
class Coverage {
  public:
    Coverage(int width, int height)
        : width_(width),
          height_(height),
          change_(static_cast<std::size_t>(width + 2) * static_cast<std::size_t>(height), 0.0F) {}

    void addEdge(MapPoint a, MapPoint b) {
        if (a.y == b.y) return;
        const double turn = a.y < b.y ? 1 : -1;
        if (turn < 0) std::swap(a, b);
        if (b.y <= 0 || a.y >= height_ || std::min(a.x, b.x) >= width_) return;
        const double slope = (b.x - a.x) / (b.y - a.y);
        const int first = static_cast<int>(std::floor(std::max(a.y, 0.0)));
        const int last = static_cast<int>(std::ceil(std::min(b.y, static_cast<double>(height_))));
        for (int row = first; row < last; ++row) {
            const double top = std::max(a.y, static_cast<double>(row));
            const double bottom = std::min(b.y, static_cast<double>(row) + 1);
            addSpan(row, turn * (bottom - top), a.x + slope * (top - a.y), a.x + slope * (bottom - a.y));
        }
    }

    /// Calls `put(index, sum)` for every pixel with what has been added up to there.
    template <class Put>
    void sum(Put&& put) const {
        std::size_t index = 0;
        for (int row = 0; row < height_; ++row) {
            const float* change =
                &change_[static_cast<std::size_t>(row) * static_cast<std::size_t>(width_ + 2)];
            float total = 0;
            for (int column = 0; column < width_; ++column) {
                total += change[column];
                put(index++, total);
            }
        }
    }

  private:
    /// What an edge that crosses part of a row, `part` of its height, adds to the pixels from x0 to x1. What
    /// of it lies left of the window counts from its first pixel on, what lies right of it not at all.
    void addSpan(int row, double part, double x0, double x1) {
        const double left = std::min(x0, x1);
        const double right = std::max(x0, x1);
        const double run = right - left;
        const double end = width_;
        if (left >= end) return;
        if (left < 0) addInside(row, right <= 0 ? part : part * -left / run, 0, 0);
        if (right <= 0) return;
        const double from = std::max(left, 0.0);
        const double to = std::min(right, end);
        addInside(row, run > 0 ? part * (to - from) / run : part, from, to);
    }

    void addInside(int row, double part, double left, double right) {
        float* change = &change_[static_cast<std::size_t>(row) * static_cast<std::size_t>(width_ + 2)];
        const double run = right - left;
        const int first = static_cast<int>(left);
        const int last = std::max(first, static_cast<int>(std::ceil(right)) - 1);
        double before = 0;
        for (int column = first; column <= last; ++column) {
            const double from = std::max(left, static_cast<double>(column));
            const double to = std::min(right, static_cast<double>(column) + 1);
            // Of the rows' part passed before this pixel all of the pixel lies right of the edge, of what is
            // passed in it what is right of its middle.
            const double passed = run > 0 ? (from - left) / run : 0;
            const double share = run > 0 ? (to - from) / run : 1;
            const double area = part * (passed + share * (column + 1 - (from + to) / 2));
            change[column] += static_cast<float>(area - before);
            before = area;
        }
        change[last + 1] += static_cast<float>(part - before);
    }

    int width_;
    int height_;
    std::vector<float> change_;
};

/// Calls `use(line, shift)` for each copy of a line, in pixels of the window, that may show in it.
template <class Use>
void eachCopy(const std::vector<MapLine>& lines, const MapWindow& window, double reach, Use&& use) {
    const double left = window.corner.x - reach * window.unitsPerPixel;
    const double right = window.corner.x + (window.width + reach) * window.unitsPerPixel;
    const double top = window.corner.y - reach * window.unitsPerPixel;
    const double bottom = window.corner.y + (window.height + reach) * window.unitsPerPixel;
    for (const MapLine& line : lines) {
        if (line.high.y < top || line.low.y > bottom) continue;
        const double first = std::ceil((left - line.high.x) / kWorldWidth);
        const double last = std::floor((right - line.low.x) / kWorldWidth);
        for (double world = first; world <= last; ++world)
            use(line, world * kWorldWidth);
    }
}

std::uint8_t byteOf(float share) {
    return static_cast<std::uint8_t>(std::lround(std::clamp(share, 0.0F, 1.0F) * 255));
}

}  // namespace

MapDetail detailFor(double unitsPerPixel) {
    return unitsPerPixel > kCoarseFrom ? MapDetail::world : MapDetail::region;
}

MapImage mapImage(const WorldMap& map, const MapWindow& window, double lineWidth) {
    MapImage image{window, {}};
    if (window.width <= 0 || window.height <= 0) return image;
    const auto pixel = [&](MapPoint at, double shift) {
        return MapPoint{(at.x + shift - window.corner.x) / window.unitsPerPixel,
                        (at.y - window.corner.y) / window.unitsPerPixel};
    };
    image.pixels.resize(2 * static_cast<std::size_t>(window.width) * static_cast<std::size_t>(window.height));

    Coverage land(window.width, window.height);
    eachCopy(map.land, window, 0, [&](const MapLine& line, double shift) {
        for (std::size_t i = 1; i < line.points.size(); ++i)
            land.addEdge(pixel(line.points[i - 1], shift), pixel(line.points[i], shift));
    });
    land.sum([&](std::size_t index, float total) {
        // Even-odd: a lake inside land counts twice, whichever way its outline turns.
        const float inside = std::fmod(std::abs(total), 2.0F);
        image.pixels[2 * index] = byteOf(inside > 1 ? 2 - inside : inside);
    });

    Coverage lines(window.width, window.height);
    eachCopy(map.borders, window, lineWidth, [&](const MapLine& line, double shift) {
        for (std::size_t i = 1; i < line.points.size(); ++i) {
            const MapPoint a = pixel(line.points[i - 1], shift);
            const MapPoint b = pixel(line.points[i], shift);
            const double length = std::hypot(b.x - a.x, b.y - a.y);
            if (length <= 0) continue;
            const MapPoint side{(a.y - b.y) / length * lineWidth / 2, (b.x - a.x) / length * lineWidth / 2};
            const MapPoint corners[]{{a.x + side.x, a.y + side.y},
                                     {b.x + side.x, b.y + side.y},
                                     {b.x - side.x, b.y - side.y},
                                     {a.x - side.x, a.y - side.y}};
            for (std::size_t k = 0; k < 4; ++k)
                lines.addEdge(corners[k], corners[(k + 1) % 4]);
        }
    });
    lines.sum([&](std::size_t index, float total) { image.pixels[2 * index + 1] = byteOf(std::abs(total)); });
    return image;
}

}  // namespace spanwright::geo
