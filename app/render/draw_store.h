// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scene/draw_list.h"
#include "engine/scene/spatial_index.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <unordered_map>
#include <vector>

namespace spanwright::app {

/// The four kinds of shapes in the order in which a layer paints them.
enum class ShapeKind : std::uint8_t { box, line, icon, label };

/// A drawing in parts that are replaced one by one, with an index of where every shape lies.
///
/// What is new in a part is compared with what was there, so that `takeChanges` names the places that look
/// different and nothing else. Replacing a part costs its own size; asking costs what lies in the area.
class DrawStore {
  public:
    using Slot = std::uint32_t;

    /// A part of the picture that looks different; `canvas` is widened by so many pixels at 100 %, for what
    /// keeps its size at every zoom.
    struct Dirty {
        Rect canvas;
        double pixels = 0;
        bool moves = false;    ///< labels around it may find another place
        bool isLabel = false;  ///< where it is drawn depends on the zoom: `LevelLabels` says
    };
    struct Changes {
        std::vector<Dirty> dirty;
        std::vector<Slot> freed;  ///< shapes that are gone; a slot may be in use again
        bool all = false;         ///< so much that the places are not listed
        [[nodiscard]] bool any() const { return all || !dirty.empty(); }
    };

    /// Puts a part in the place of the one with this key; an empty one takes it out. Within a layer, parts
    /// paint in the order of their keys. The key is below 2^28.
    void put(std::uint32_t key, scene::DrawList part);
    void clear();
    [[nodiscard]] Changes takeChanges();

    /// Boxes, lines and icons that touch the area, in the order of painting.
    [[nodiscard]] std::vector<Slot> shapesIn(const Rect& canvas) const;
    /// Labels that may reach into the area at a zoom of so many pixels a unit, in the order of painting.
    [[nodiscard]] std::vector<Slot> labelsIn(const Rect& canvas, double unit, double scale) const;

    /// Where the label may lie at that zoom, whichever of its places it takes.
    [[nodiscard]] Rect labelReach(Slot slot, double unit, double scale) const;

    [[nodiscard]] ShapeKind kindOf(Slot slot) const { return shapes_[slot].kind; }
    [[nodiscard]] std::size_t layerOf(Slot slot) const { return shapes_[slot].layer; }
    [[nodiscard]] const scene::Box& box(Slot slot) const;
    [[nodiscard]] const scene::Line& line(Slot slot) const;
    [[nodiscard]] const scene::Icon& icon(Slot slot) const;
    [[nodiscard]] const scene::Label& label(Slot slot) const;
    /// One past the greatest slot in use.
    [[nodiscard]] std::size_t slotCount() const { return shapes_.size(); }

  private:
    using Slots = std::array<std::vector<Slot>, 4>;  ///< of a layer, by kind
    struct Part {
        scene::DrawList list;
        std::vector<Slots> layers;
    };
    struct Shape {
        std::uint64_t order = 0;  ///< of painting
        const Part* part = nullptr;
        std::uint32_t place = 0;  ///< in its layer's list
        std::uint8_t layer = 0;
        ShapeKind kind = ShapeKind::box;
    };

    template <class Row>
    void replace(const std::vector<Row>& before, const std::vector<Row>& after, Part& part,
                 std::vector<Slot>& slots, std::uint32_t key, std::size_t layer, ShapeKind kind);
    template <class Row>
    void enter(const Row& row, Slot slot);
    template <class Row>
    void leave(const Row& row, Slot slot);
    void enter(const scene::Label& label, Slot slot);
    void leave(const scene::Label& label, Slot slot);
    void touch(const Dirty& dirty);
    [[nodiscard]] Slot newSlot();
    void sortByOrder(std::vector<Slot>& slots) const;

    std::map<std::uint32_t, std::unique_ptr<Part>> parts_;
    std::vector<Shape> shapes_;
    std::vector<Slot> free_;
    scene::SpatialIndex index_;  ///< boxes, lines, icons
    /// Anchors of labels that do not reach far, by the zoom from which on they can be read.
    std::map<int, scene::SpatialIndex> labels_;
    std::vector<Slot> longLabels_;
    Changes changes_;
};

}  // namespace spanwright::app
