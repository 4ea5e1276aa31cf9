// SPDX-License-Identifier: MIT
#include "engine/scene/geographic.h"

#include "engine/scene/geometry.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <numbers>
#include <unordered_map>

namespace spanwright::scene {
namespace {

/// Sides of a site's symbol, tried in turn until few have to make room.
constexpr std::array kSymbols{44.0, 32.0, 22.0, 14.0};
constexpr double kMostMoved = 0.35;  ///< of all symbols
constexpr double kGap = 5;           ///< between symbols
constexpr double kNameBelow = 15;    ///< height of a name below a large symbol
constexpr double kBesideMap = 60;    ///< between the map's sites and the tray
constexpr double kTrayCell = 96;
constexpr double kTrayTitle = 30;
constexpr int kTrayColumns = 10;

/// Ground that is taken, in cells as large as a symbol with its gap.
class Ground {
  public:
    explicit Ground(double cell) : cell_(cell) {}

    [[nodiscard]] bool isFree(Point centre, double side) const {
        const Rect wanted = around(centre, side);
        bool free = true;
        eachCell(wanted, [&](std::uint64_t key) {
            const auto cell = cells_.find(key);
            if (cell == cells_.end()) return;
            for (const Rect& taken : cell->second)
                free = free && !overlaps(taken, wanted);
        });
        return free;
    }
    void take(Point centre, double side) {
        const Rect rect = around(centre, side);
        eachCell(rect, [&](std::uint64_t key) { cells_[key].push_back(rect); });
    }
    /// The nearest free place on rings around the point, taken.
    Point place(Point wanted, double side) {
        if (isFree(wanted, side)) {
            take(wanted, side);
            return wanted;
        }
        // What is taken stays so: the next of the same heap need not look at its inner rings again.
        int& ring = ringOf_[key(cellOf(wanted.x), cellOf(wanted.y))];
        for (ring = std::max(ring, 1);; ++ring) {
            const int spots = 8 * ring;
            for (int spot = 0; spot < spots; ++spot) {
                const double angle = 2 * std::numbers::pi * spot / spots - std::numbers::pi / 2;
                const Point at{wanted.x + std::cos(angle) * ring * cell_ / 2,
                               wanted.y + std::sin(angle) * ring * cell_ / 2};
                if (!isFree(at, side)) continue;
                take(at, side);
                return at;
            }
        }
    }

  private:
    /// With the room for its name.
    [[nodiscard]] Rect around(Point centre, double side) const {
        const double below = side >= kSymbols[1] ? kNameBelow : 0;
        return {centre.x - (side + kGap) / 2, centre.y - (side + kGap) / 2, side + kGap, side + kGap + below};
    }
    [[nodiscard]] int cellOf(double at) const {
        // Far outside of what a screen shows cells need not be told apart.
        return static_cast<int>(std::floor(std::clamp(at / cell_, -1e9, 1e9)));
    }
    static std::uint64_t key(int column, int row) {
        return static_cast<std::uint64_t>(static_cast<std::uint32_t>(column)) << 32U |
               static_cast<std::uint32_t>(row);
    }
    template <class Use>
    void eachCell(const Rect& rect, Use&& use) const {
        for (int column = cellOf(rect.x); column <= cellOf(rect.x + rect.width); ++column) {
            for (int row = cellOf(rect.y); row <= cellOf(rect.y + rect.height); ++row)
                use(key(column, row));
        }
    }

    double cell_;
    std::unordered_map<std::uint64_t, std::vector<Rect>> cells_;
    std::unordered_map<std::uint64_t, int> ringOf_;
};

struct Placing {
    double symbol = 0;
    Ground ground{1};
    std::map<SiteId, Point> at;
    std::size_t moved = 0;
};

Placing placedAt(const std::vector<std::pair<SiteId, Point>>& wanted, double symbol) {
    Placing placing{symbol, Ground(symbol + kGap), {}, 0};
    for (const auto& [site, point] : wanted) {
        const Point at = placing.ground.place(point, symbol);
        placing.at[site] = at;
        if (!(at == point)) ++placing.moved;
    }
    return placing;
}

Placing placed(const std::vector<std::pair<SiteId, Point>>& wanted) {
    Placing placing;
    for (const double symbol : kSymbols) {
        placing = placedAt(wanted, symbol);
        const double most = kMostMoved * static_cast<double>(wanted.size());
        // A few at one place are told apart better by large symbols.
        if (static_cast<double>(placing.moved) <= std::max(most, 3.0)) break;
    }
    return placing;
}

/// Where providers' networks stand: in the middle of the sites that they are linked to, of those that are
/// linked to none in the middle of the networks that are.
std::map<DeviceId, Point> middles(const Design& design, const std::map<SiteId, Point>& places) {
    struct Sum {
        Point total;
        int count = 0;
    };
    std::map<DeviceId, Point> found;
    const auto placeOf = [&](const Device& device) -> std::optional<Point> {
        if (const auto site = places.find(device.site); site != places.end()) return site->second;
        if (const auto known = found.find(device.id); known != found.end()) return known->second;
        return std::nullopt;
    };
    for (bool more = true; more;) {
        std::map<DeviceId, Sum> sums;
        const auto join = [&](DeviceId id, DeviceId otherId) {
            const Device* device = design.devices.find(id);
            const Device* other = design.devices.find(otherId);
            if (device == nullptr || other == nullptr || device->site || found.contains(id) ||
                device->kind != DeviceKind::providerNetwork)
                return;
            const auto place = placeOf(*other);
            if (!place) return;
            Sum& sum = sums[id];
            sum.total = sum.total + *place;
            ++sum.count;
        };
        for (const Link& link : design.links) {
            join(link.from.device, link.to.device);
            join(link.to.device, link.from.device);
        }
        for (const auto& [device, sum] : sums)
            found[device] = {sum.total.x / sum.count, sum.total.y / sum.count};
        more = !sums.empty();
    }
    return found;
}

/// Rows of places below what is on the map, filled one after the other.
class Tray {
  public:
    Tray(const Rect& map, std::size_t count) {
        const int columns = static_cast<int>(std::min<std::size_t>(count, kTrayColumns));
        const int rows = static_cast<int>((count + kTrayColumns - 1) / kTrayColumns);
        frame_ = {map.centre().x - columns * kTrayCell / 2, map.y + map.height + kBesideMap,
                  columns * kTrayCell, rows * kTrayCell + kTrayTitle};
    }
    Point next() {
        const int column = used_ % kTrayColumns;
        const int row = used_++ / kTrayColumns;
        return {frame_.x + (column + 0.5) * kTrayCell, frame_.y + kTrayTitle + (row + 0.5) * kTrayCell - 10};
    }
    [[nodiscard]] const Rect& frame() const { return frame_; }

  private:
    Rect frame_;
    int used_ = 0;
};

Rect squareAround(Point centre, double side) {
    return {centre.x - side / 2, centre.y - side / 2, side, side};
}

/// What a link's line is on the map: as if nobody had bent it, since bends are of the logical drawing.
void straighten(Design& design) {
    std::vector<Link> bent;
    for (const Link& link : design.links) {
        if (!link.waypoints.empty() || link.style != LinkStyle::straight) bent.push_back(link);
    }
    for (Link& link : bent) {
        link.waypoints.clear();
        link.style = LinkStyle::straight;
        design.links.put(std::move(link));
    }
}

}  // namespace

GeographicDesign geographicDesign(const Design& design, const MapFrame& frame) {
    GeographicDesign made;
    std::vector<std::pair<SiteId, Point>> wanted;
    std::map<SiteId, Point> places;
    for (const Site& site : design.sites) {
        if (const auto at = coordinatesOf(site)) {
            wanted.emplace_back(site.id, frame.toCanvas(*at));
            places.insert(wanted.back());
        } else {
            made.unplaced.push_back(site.id);
        }
    }
    Placing placing = placed(wanted);
    made.symbol = placing.symbol;
    Rect bounds;
    bool any = false;
    const auto stands = [&](Point at, double side) {
        const Rect rect = squareAround(at, side);
        bounds = any ? unitedWith(bounds, rect) : rect;
        any = true;
    };
    for (const auto& [site, place] : wanted) {
        const Point at = placing.at.at(site);
        stands(at, made.symbol);
        if (!(at == place)) made.leaders.push_back({site, place, at});
    }
    std::map<DeviceId, Point> devices = middles(design, places);
    for (auto& [device, at] : devices) {
        at = placing.ground.place(at, kDeviceTile);
        stands(at, kDeviceTile);
    }
    std::vector<DeviceId> homeless;
    for (const Device& device : design.devices) {
        if (!design.sites.contains(device.site) && !devices.contains(device.id))
            homeless.push_back(device.id);
    }
    if (!any) {
        const Point middle = frame.toCanvas(geo::Coordinates{20, 0});
        bounds = squareAround(middle, 0);
    }
    std::map<SiteId, Point> at = std::move(placing.at);
    if (!made.unplaced.empty() || !homeless.empty()) {
        Tray tray(bounds, made.unplaced.size() + homeless.size());
        for (const SiteId site : made.unplaced)
            at[site] = tray.next();
        for (const DeviceId device : homeless)
            devices[device] = tray.next();
        made.tray = tray.frame();
        made.devicesInTray = static_cast<int>(homeless.size());
    }

    made.design = design;
    for (const auto& [id, point] : at) {
        Site site = design.sites.at(id);
        site.frame = squareAround(point, made.symbol);
        site.collapsed = true;
        made.design.sites.put(std::move(site));
    }
    for (const auto& [id, point] : devices) {
        Device device = design.devices.at(id);
        device.position = point;
        made.design.devices.put(std::move(device));
    }
    straighten(made.design);
    // Zones across sites are drawn around what they hold in the logical view; here that stands elsewhere.
    std::vector<Zone> framed;
    for (const Zone& zone : design.zones) {
        if (!zone.site && zone.frame.width > 0) framed.push_back(zone);
    }
    for (Zone& zone : framed) {
        zone.frame = {};
        made.design.zones.put(std::move(zone));
    }
    return made;
}

}  // namespace spanwright::scene
