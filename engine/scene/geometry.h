// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"
#include "engine/scene/layer_set.h"
#include "engine/scene/link_path.h"
#include "engine/scene/polyline.h"

#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

namespace spanwright::scene {

inline constexpr double kDeviceTile = 48;  ///< side of a device's tile, canvas units
inline constexpr double kSiteSymbol = 64;  ///< side of a collapsed site's symbol
inline constexpr double kSiteTitle = 30;   ///< height of a site's title strip
inline constexpr double kZoneTitle = 20;   ///< of a zone's
inline constexpr double kLabelReach = 24;  ///< of a device's name below its tile
inline constexpr double kStubLabel = 150;  ///< room for the label of a stub

struct GeometryOptions {
    bool outOfService = true;  ///< also elements that are not in service in the phase
    /// Drawn shifted by `by` (a drag that is not yet an edit); a site takes its devices with it.
    std::set<ElementId> moved = {};
    Point by = {};
    /// Somebody went inside this site: only what stands in it, and stubs of the links that lead out.
    SiteId inside = {};
    double siteSymbol = kSiteSymbol;  ///< side of a collapsed site's symbol
    LayerSet layers = {};             ///< what is hidden is not there: it cannot be picked either

    friend bool operator==(const GeometryOptions&, const GeometryOptions&) = default;
};

struct SiteShape {
    SiteId id;
    Rect frame;  ///< of a collapsed site its symbol
    Rect title;  ///< strip along the top of the frame; of a collapsed site none
    bool inService = true;
    bool collapsed = false;
    int devices = 0;  ///< inside a collapsed site
};

/// A zone that has a frame.
struct ZoneShape {
    ZoneId id;
    SiteId site;
    Rect frame;
    Rect title;
    bool inService = true;
};

struct DeviceShape {
    DeviceId id;
    Rect tile;
    bool inService = true;
};

/// Which end of a link lies outside of what is shown.
enum class LeadsOut { no, atFrom, atTo };

struct LinkShape {
    LinkId id;
    DeviceId from;
    DeviceId to;
    std::vector<Point> points;  ///< from centre to centre; symbols are drawn over the ends
    int lane = 0;               ///< place among the parallel links
    int lanes = 1;
    bool inService = true;
    SiteId fromSymbol = {};               ///< the collapsed site that stands for the device `from`
    SiteId toSymbol = {};                 ///< likewise
    LeadsOut leadsOut = LeadsOut::no;     ///< of a stub: where somebody is inside a site
    std::vector<std::size_t> stops = {};  ///< where among the points the waypoints lie
    std::vector<LinkId> bundle = {};      ///< all links that this line stands for; empty: `id` alone
};

/// More links between a collapsed site and one other end are drawn as one line with their number.
inline constexpr int kMostFanned = 4;

/// Where everything stands: the one place that drawing, picking and paper share.
///
/// A value without references into the project. Building it is linear in elements (parallel links are found
/// by hashing).
class SceneGeometry {
  public:
    SceneGeometry() = default;
    /// The network as of `phase` (null: before the first).
    SceneGeometry(const Design& design, PhaseId phase, const GeometryOptions& options = {});

    [[nodiscard]] PhaseId phase() const { return phase_; }
    /// In the order of drawing: larger frames first, so that a site inside another lies on top.
    [[nodiscard]] const std::vector<SiteShape>& sites() const { return sites_; }
    [[nodiscard]] const std::vector<ZoneShape>& zones() const { return zones_; }
    [[nodiscard]] const std::vector<DeviceShape>& devices() const { return devices_; }
    [[nodiscard]] const std::vector<LinkShape>& links() const { return links_; }
    /// Null when the device is not drawn.
    [[nodiscard]] const DeviceShape* device(DeviceId id) const;
    /// The collapsed site that stands for the device; null where none does.
    [[nodiscard]] const SiteShape* symbolOf(DeviceId id) const;
    /// The tile of a device, else the symbol of its site; absent when neither is drawn.
    [[nodiscard]] std::optional<Rect> placeOf(DeviceId id) const;
    /// The site that somebody is inside of; null: none.
    [[nodiscard]] SiteId inside() const { return inside_; }
    /// Of all shapes, names included; an empty rectangle for an empty drawing.
    [[nodiscard]] Rect bounds() const;
    /// Of one drawn element (a demand: its ends; what a collapsed site hides: its symbol); absent when it is
    /// not drawn.
    [[nodiscard]] std::optional<Rect> boundsOf(const Design& design, ElementId element) const;

  private:
    struct Building;  ///< what its steps hand on
    void addSites(Building& building);
    void addZones(Building& building);
    void addDevices(Building& building);
    void addLinks(Building& building);
    void addStubs(Building& building);
    void bundleLanes(Building& building);
    void drawPaths(Building& building);

    PhaseId phase_;
    SiteId inside_;
    std::vector<SiteShape> sites_;
    std::vector<ZoneShape> zones_;
    std::vector<DeviceShape> devices_;
    std::vector<LinkShape> links_;
    std::unordered_map<std::uint32_t, std::size_t> deviceAt_;
    std::unordered_map<std::uint32_t, std::size_t> symbolAt_;  ///< by device: its collapsed site
};

}  // namespace spanwright::scene
