// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scene/draw_list.h"

#include <random>

namespace spanwright::test {

/// Drawings of all kinds of shapes in several layers, within a square of the canvas, and changes to them.
class RandomDrawing {
  public:
    explicit RandomDrawing(unsigned seed) : random_(seed) {}

    /// So many shapes of all kinds, spread over three layers. Labels are such as are never left out.
    [[nodiscard]] scene::DrawList next(int shapes);
    /// Takes out, puts in or changes a few shapes.
    void change(scene::DrawList& list);

    [[nodiscard]] double number(double from, double to) {
        return std::uniform_real_distribution<>(from, to)(random_);
    }
    [[nodiscard]] int below(int count) { return static_cast<int>(random_() % static_cast<unsigned>(count)); }
    [[nodiscard]] Point point() { return {number(-kSide, kSide), number(-kSide, kSide)}; }

    static constexpr double kSide = 900;

  private:
    [[nodiscard]] scene::Colour colour();
    [[nodiscard]] scene::Box box();
    [[nodiscard]] scene::Line line();
    [[nodiscard]] scene::Icon icon();
    [[nodiscard]] scene::Label label();
    void addTo(scene::Layer& layer, int kind);

    std::mt19937 random_;
};

}  // namespace spanwright::test
