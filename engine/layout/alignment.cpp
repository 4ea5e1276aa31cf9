// SPDX-License-Identifier: MIT
#include "engine/layout/alignment.h"

#include "engine/layout/box_packing.h"
#include "engine/layout/drawing_boxes.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

namespace spanwright::layout {
namespace {

double startOf(const DrawingBox& box, Axis axis) {
    return axis == Axis::horizontal ? box.rect.x : box.rect.y;
}
double sizeOf(const DrawingBox& box, Axis axis) {
    return axis == Axis::horizontal ? box.rect.width : box.rect.height;
}
double middleOf(const DrawingBox& box, Axis axis) {
    return startOf(box, axis) + sizeOf(box, axis) / 2;
}
Point along(Axis axis, double by) {
    return axis == Axis::horizontal ? Point{by, 0} : Point{0, by};
}

std::optional<edit::Command> batchOf(std::string label, std::vector<edit::Command> commands) {
    if (commands.empty()) return std::nullopt;
    return edit::Batch{std::move(label), std::move(commands)};
}

std::optional<edit::Command> putOf(std::string label, edit::Put put) {
    if (put.rows.empty()) return std::nullopt;
    return edit::Batch{std::move(label), {std::move(put)}};
}

/// One Move for all elements that go equally far.
class Moves {
  public:
    void add(ElementId element, Point by) {
        if (!(by == Point{})) moves_[{by.x, by.y}].push_back(element);
    }
    [[nodiscard]] std::optional<edit::Command> command(std::string label) && {
        std::vector<edit::Command> commands;
        for (auto& [by, elements] : moves_)
            commands.emplace_back(edit::Move{std::move(elements), {by.first, by.second}});
        return batchOf(std::move(label), std::move(commands));
    }

  private:
    std::map<std::pair<double, double>, std::vector<ElementId>> moves_;
};

std::string countOf(std::size_t elements) {
    return fmt::format("{} element{}", elements, elements == 1 ? "" : "s");
}

/// Edits every site and device of the elements; rows that do not change are left out.
template <class Edit>
edit::Put editedRows(const Project& project, const std::set<ElementId>& elements, Edit&& edit) {
    edit::Put put;
    const auto change = [&](const auto* row) {
        if (row == nullptr) return;
        auto changed = *row;
        edit(changed);
        if (!(changed == *row)) put.rows.emplace_back(std::move(changed));
    };
    for (const ElementId element : elements) {
        change(project.design.sites.find(element.as<SiteId>()));
        change(project.design.devices.find(element.as<DeviceId>()));
    }
    return put;
}

}  // namespace

std::optional<edit::Command> aligned(const Project& project, const std::set<ElementId>& elements,
                                     Alignment how) {
    const std::vector<DrawingBox> boxes = movableBoxes(project, elements);
    if (boxes.size() < 2) return std::nullopt;
    const bool upright = how == Alignment::top || how == Alignment::middle || how == Alignment::bottom;
    const Axis axis = upright ? Axis::vertical : Axis::horizontal;
    const bool low = how == Alignment::left || how == Alignment::top;
    const bool high = how == Alignment::right || how == Alignment::bottom;
    const auto markOf = [&](const DrawingBox& box) {
        if (low) return startOf(box, axis);
        if (high) return startOf(box, axis) + sizeOf(box, axis);
        return middleOf(box, axis);
    };
    const bool anyLocked =
        std::any_of(boxes.begin(), boxes.end(), [](const DrawingBox& box) { return box.locked; });
    std::vector<double> marks;
    for (const DrawingBox& box : boxes) {
        if (anyLocked && !box.locked) continue;
        marks.push_back(markOf(box));
        if (!low && !high && !anyLocked) {
            marks.back() = startOf(box, axis);
            marks.push_back(startOf(box, axis) + sizeOf(box, axis));
        }
    }
    const auto [least, most] = std::minmax_element(marks.begin(), marks.end());
    const double mark = low ? *least : high ? *most : (*least + *most) / 2;
    Moves moves;
    for (const DrawingBox& box : boxes) {
        if (!box.locked) moves.add(box.element, along(axis, mark - markOf(box)));
    }
    return std::move(moves).command("align " + countOf(boxes.size()));
}

namespace {

/// Boxes in the order in which they lie, with the two outermost last and first.
std::vector<DrawingBox> inOrder(const Project& project, const std::set<ElementId>& elements, Axis axis) {
    std::vector<DrawingBox> boxes = movableBoxes(project, elements);
    std::stable_sort(boxes.begin(), boxes.end(), [&](const DrawingBox& a, const DrawingBox& b) {
        return middleOf(a, axis) < middleOf(b, axis);
    });
    return boxes;
}

}  // namespace

std::optional<edit::Command> distributed(const Project& project, const std::set<ElementId>& elements,
                                         Axis axis) {
    const std::vector<DrawingBox> boxes = inOrder(project, elements, axis);
    if (boxes.size() < 3) return std::nullopt;
    const double first = middleOf(boxes.front(), axis);
    const double step = (middleOf(boxes.back(), axis) - first) / static_cast<double>(boxes.size() - 1);
    Moves moves;
    for (std::size_t i = 1; i + 1 < boxes.size(); ++i) {
        if (boxes[i].locked) continue;
        const double wanted = first + step * static_cast<double>(i);
        moves.add(boxes[i].element, along(axis, wanted - middleOf(boxes[i], axis)));
    }
    return std::move(moves).command("distribute " + countOf(boxes.size()));
}

std::optional<edit::Command> spacedEvenly(const Project& project, const std::set<ElementId>& elements,
                                          Axis axis) {
    const std::vector<DrawingBox> boxes = inOrder(project, elements, axis);
    if (boxes.size() < 3) return std::nullopt;
    double room = startOf(boxes.back(), axis) - startOf(boxes.front(), axis) - sizeOf(boxes.front(), axis);
    for (std::size_t i = 1; i + 1 < boxes.size(); ++i)
        room -= sizeOf(boxes[i], axis);
    const double gap = room / static_cast<double>(boxes.size() - 1);
    double at = startOf(boxes.front(), axis) + sizeOf(boxes.front(), axis) + gap;
    Moves moves;
    for (std::size_t i = 1; i + 1 < boxes.size(); ++i) {
        if (!boxes[i].locked) moves.add(boxes[i].element, along(axis, at - startOf(boxes[i], axis)));
        at += sizeOf(boxes[i], axis) + gap;
    }
    return std::move(moves).command("space " + countOf(boxes.size()) + " evenly");
}

std::optional<edit::Command> turned(const Project& project, const std::set<ElementId>& elements, Turn turn) {
    const std::vector<DrawingBox> boxes = movableBoxes(project, elements);
    Rect bounds;
    for (const DrawingBox& box : boxes)
        bounds = united(bounds, box.rect);
    // What lies on the grid stays on it.
    const Point pivot{onGrid(bounds.centre().x), onGrid(bounds.centre().y)};
    const auto image = [&](Point at) {
        const Point from = at - pivot;
        switch (turn) {
            case Turn::clockwise:
                return pivot + Point{-from.y, from.x};
            case Turn::counterclockwise:
                return pivot + Point{from.y, -from.x};
            case Turn::mirrorHorizontally:
                return pivot + Point{-from.x, from.y};
            case Turn::mirrorVertically:
                break;
        }
        return pivot + Point{from.x, -from.y};
    };
    const bool quarter = turn == Turn::clockwise || turn == Turn::counterclockwise;
    edit::Put put;
    std::set<DeviceId> moved;
    for (const Site& site : project.design.sites) {
        if (!elements.contains(site.id) || site.locked) continue;
        Site row = site;
        row.frame = centredAt(image(site.frame.centre()), quarter ? site.frame.height : site.frame.width,
                              quarter ? site.frame.width : site.frame.height);
        put.rows.emplace_back(std::move(row));
    }
    for (const Zone& zone : project.design.zones) {
        const Site* site = project.design.sites.find(zone.site);
        if (site == nullptr || !elements.contains(site->id) || site->locked || zone.frame.width <= 0)
            continue;
        Zone row = zone;
        row.frame = centredAt(image(zone.frame.centre()), quarter ? zone.frame.height : zone.frame.width,
                              quarter ? zone.frame.width : zone.frame.height);
        put.rows.emplace_back(std::move(row));
    }
    for (const Device& device : project.design.devices) {
        const Site* site = project.design.sites.find(device.site);
        const bool through = site != nullptr && elements.contains(site->id);
        if ((!elements.contains(device.id) && !through) || device.locked || (through && site->locked))
            continue;
        Device row = device;
        row.position = image(device.position);
        moved.insert(device.id);
        put.rows.emplace_back(std::move(row));
    }
    for (const Link& link : project.design.links) {
        const bool follows = moved.contains(link.from.device) && moved.contains(link.to.device);
        if (link.waypoints.empty() || !follows) continue;
        Link row = link;
        for (Point& waypoint : row.waypoints)
            waypoint = image(waypoint);
        put.rows.emplace_back(std::move(row));
    }
    if (boxes.size() < 2 && moved.size() < 2) return std::nullopt;
    return putOf((quarter ? "rotate " : "mirror ") + countOf(boxes.size()), std::move(put));
}

std::optional<edit::Command> lockedOrNot(const Project& project, const std::set<ElementId>& elements,
                                         bool locked) {
    edit::Put put = editedRows(project, elements, [&](auto& row) { row.locked = locked; });
    std::string label = (locked ? "lock " : "unlock ") + countOf(put.rows.size());
    return putOf(std::move(label), std::move(put));
}

std::optional<edit::Command> grouped(const Project& project, const std::set<ElementId>& elements,
                                     const std::string& name) {
    edit::Put put = editedRows(project, elements, [&](auto& row) { row.group = name; });
    std::string label = (name.empty() ? "ungroup " : "group ") + countOf(put.rows.size());
    return putOf(std::move(label), std::move(put));
}

std::string freshGroupName(const Project& project) {
    std::set<std::string, std::less<>> taken;
    for (const Site& site : project.design.sites)
        taken.insert(site.group);
    for (const Device& device : project.design.devices)
        taken.insert(device.group);
    for (int number = 1;; ++number) {
        std::string name = fmt::format("Group {}", number);
        if (!taken.contains(name)) return name;
    }
}

std::set<ElementId> withGroups(const Project& project, std::set<ElementId> elements) {
    std::set<std::string, std::less<>> groups;
    for (const ElementId element : elements) {
        const Site* site = project.design.sites.find(element.as<SiteId>());
        const Device* device = project.design.devices.find(element.as<DeviceId>());
        if (site != nullptr) groups.insert(site->group);
        if (device != nullptr) groups.insert(device->group);
    }
    groups.erase("");
    if (groups.empty()) return elements;
    for (const Site& site : project.design.sites) {
        if (groups.contains(site.group)) elements.insert(site.id);
    }
    for (const Device& device : project.design.devices) {
        if (groups.contains(device.group)) elements.insert(device.id);
    }
    return elements;
}

}  // namespace spanwright::layout
