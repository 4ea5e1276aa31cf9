// SPDX-License-Identifier: MIT
#include "engine/scene/blend.h"

#include "engine/scene/palette.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace spanwright::scene {
namespace {

/// Shapes of a layer by element, in the order in which they are drawn.
template <class Shape>
class ByElement {
  public:
    explicit ByElement(const std::vector<Shape>& shapes) {
        for (const Shape& shape : shapes)
            rows_[keyOf(shape)].push_back(&shape);
    }
    /// The next one of the same element; null: there are no more.
    const Shape* next(const Shape& of) {
        const auto row = rows_.find(keyOf(of));
        if (row == rows_.end()) return nullptr;
        std::size_t& taken = taken_[row->first];
        return taken < row->second.size() ? row->second[taken++] : nullptr;
    }

  private:
    static std::uint64_t keyOf(const Shape& shape) {
        return static_cast<std::uint64_t>(shape.element.kind) << 32U | shape.element.value;
    }
    std::unordered_map<std::uint64_t, std::vector<const Shape*>> rows_;
    std::unordered_map<std::uint64_t, std::size_t> taken_;
};

Colour between(Colour from, Colour to, double t) {
    Colour out = mixed(from, to, t);
    out.alpha = static_cast<std::uint8_t>(from.alpha + (to.alpha - from.alpha) * t);
    return out;
}

void blend(const Line& from, Line& to, double t) {
    to.colour = between(from.colour, to.colour, t);
    to.width = from.width + (to.width - from.width) * t;
}

void blend(const Box& from, Box& to, double t) {
    to.fill = between(from.fill, to.fill, t);
    to.border = between(from.border, to.border, t);
    to.borderWidth = from.borderWidth + (to.borderWidth - from.borderWidth) * t;
}

template <class Shape>
void blendAll(const std::vector<Shape>& from, std::vector<Shape>& to, double t) {
    ByElement<Shape> before(from);
    for (Shape& shape : to) {
        if (shape.element.value == 0) continue;
        if (const Shape* earlier = before.next(shape)) blend(*earlier, shape, t);
    }
}

}  // namespace

DrawList blended(const DrawList& from, const DrawList& to, double t) {
    DrawList out = to;
    for (std::size_t layer = 0; layer < std::min(from.layers.size(), out.layers.size()); ++layer) {
        blendAll(from.layers[layer].lines, out.layers[layer].lines, t);
        blendAll(from.layers[layer].boxes, out.layers[layer].boxes, t);
    }
    return out;
}

}  // namespace spanwright::scene
