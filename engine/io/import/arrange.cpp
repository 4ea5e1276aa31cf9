// SPDX-License-Identifier: MIT
#include "engine/io/import/arrange.h"

#include "engine/io/import/layout.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace spanwright::io {
namespace {

constexpr double kDeviceWidth = 120;  ///< canvas units that a device takes inside a site
constexpr double kDeviceHeight = 100;
constexpr double kMargin = 20;
constexpr double kGap = 40;

/// Rows and columns that hold a number of devices.
struct Grid {
    double columns = 1;
    double rows = 1;

    explicit Grid(std::size_t devices)
        : columns(std::ceil(std::sqrt(static_cast<double>(devices)))),
          rows(std::ceil(static_cast<double>(devices) / columns)) {}
    [[nodiscard]] double width() const { return columns * kDeviceWidth + 2 * kMargin; }
    [[nodiscard]] double height() const { return rows * kDeviceHeight + 2 * kMargin; }
};

/// Narrows degrees of longitude to what they measure at the middle latitude.
void flattenGeography(std::vector<PlacedUnit>& units) {
    double low = 90;
    double high = -90;
    for (const PlacedUnit& unit : units) {
        if (!unit.site.latitudeDegrees) continue;
        low = std::min(low, *unit.site.latitudeDegrees);
        high = std::max(high, *unit.site.latitudeDegrees);
    }
    const double narrowing = std::max(std::cos((low + high) / 2 * std::numbers::pi / 180), 0.2);
    for (PlacedUnit& unit : units) {
        if (unit.site.latitudeDegrees && unit.wanted) unit.wanted->x *= narrowing;
    }
}

void place(PlacedUnit& unit, Point corner) {
    const Grid grid(unit.devices.size());
    unit.site.frame = {corner.x, corner.y, grid.width(), grid.height()};
    double n = 0;
    for (Device& device : unit.devices) {
        const double row = std::floor(n / grid.columns);
        device.position = {corner.x + kMargin + (n - row * grid.columns + 0.5) * kDeviceWidth,
                           corner.y + kMargin + (row + 0.5) * kDeviceHeight};
        n += 1;
    }
}

}  // namespace

double drawnBottom(const Design& design) {
    double bottom = 0;
    for (const Site& site : design.sites)
        bottom = std::max(bottom, site.frame.y + site.frame.height + kGap);
    for (const Device& device : design.devices)
        bottom = std::max(bottom, device.position.y + kDeviceHeight + kGap);
    return bottom;
}

void arrange(std::vector<PlacedUnit>& units, const std::vector<std::pair<std::size_t, std::size_t>>& joined,
             double top) {
    flattenGeography(units);
    LayoutInput input;
    input.joined = joined;
    std::size_t most = 1;
    for (const PlacedUnit& unit : units) {
        input.wanted.push_back(unit.wanted);
        most = std::max(most, unit.devices.size());
    }
    const std::vector<Point> cells = layoutCells(input);
    Point low;
    for (const Point& cell : cells)
        low = {std::min(low.x, cell.x), std::min(low.y, cell.y)};
    const Grid largest(most);
    for (std::size_t i = 0; i < units.size(); ++i) {
        place(units[i], {(cells[i].x - low.x) * (largest.width() + kGap),
                         top + (cells[i].y - low.y) * (largest.height() + kGap)});
    }
}

}  // namespace spanwright::io
