// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"

#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

namespace spanwright::scene {

inline constexpr double kDeviceTile = 48;   ///< side of a device's tile, canvas units
inline constexpr double kSiteTitle = 30;    ///< height of a site's title strip
inline constexpr double kParallelGap = 14;  ///< between parallel links
inline constexpr double kLabelReach = 24;   ///< of a device's name below its tile

struct GeometryOptions {
    bool outOfService = true;  ///< also elements that are not in service in the phase
    /// Drawn shifted by `by` (a drag that is not yet an edit); a site takes its devices with it.
    std::set<ElementId> moved = {};
    Point by = {};
};

struct SiteShape {
    SiteId id;
    Rect frame;
    Rect title;  ///< strip along the top of the frame
    bool inService = true;
};

struct DeviceShape {
    DeviceId id;
    Rect tile;
    bool inService = true;
};

struct LinkShape {
    LinkId id;
    DeviceId from;
    DeviceId to;
    std::vector<Point> points;  ///< from centre to centre; tiles are drawn over the ends
    int lane = 0;               ///< place among the parallel links
    int lanes = 1;
    bool inService = true;
};

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
    [[nodiscard]] const std::vector<DeviceShape>& devices() const { return devices_; }
    [[nodiscard]] const std::vector<LinkShape>& links() const { return links_; }
    /// Null when the device is not drawn.
    [[nodiscard]] const DeviceShape* device(DeviceId id) const;
    /// Of all shapes, names included; an empty rectangle for an empty drawing.
    [[nodiscard]] Rect bounds() const;
    /// Of one drawn element (a demand: its ends); absent when it is not drawn.
    [[nodiscard]] std::optional<Rect> boundsOf(const Design& design, ElementId element) const;

  private:
    void addSites(const Design& design, PhaseId phase, const GeometryOptions& options);
    void addDevices(const Design& design, PhaseId phase, const GeometryOptions& options);
    void addLinks(const Design& design, PhaseId phase, const GeometryOptions& options);

    PhaseId phase_;
    std::vector<SiteShape> sites_;
    std::vector<DeviceShape> devices_;
    std::vector<LinkShape> links_;
    std::unordered_map<std::uint32_t, std::size_t> deviceAt_;
};

[[nodiscard]] double lengthOf(const std::vector<Point>& line);
/// The point at this share (0 to 1) of a polyline's length.
[[nodiscard]] Point pointAlong(const std::vector<Point>& line, double share);
[[nodiscard]] double distance(Point p, const std::vector<Point>& line);
[[nodiscard]] bool overlaps(const Rect& a, const Rect& b);
[[nodiscard]] bool crosses(const std::vector<Point>& line, const Rect& rect);
[[nodiscard]] Rect expanded(const Rect& rect, double by);
[[nodiscard]] Rect unitedWith(const Rect& a, const Rect& b);

/// A demand's curve between the centres of its ends, bent to one side so that it leaves the links visible.
[[nodiscard]] std::vector<Point> demandCurve(Point from, Point to);

}  // namespace spanwright::scene
