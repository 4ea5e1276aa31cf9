// SPDX-License-Identifier: MIT
#pragma once

#include "app/render/gl.h"
#include "engine/scene/draw_list.h"

#include <initializer_list>
#include <vector>

namespace spanwright::app {

/// Instances of a quad, collected as plain floats and drawn in one call.
class InstanceStream {
  public:
    /// Sizes (1 to 4) of the shader's attributes, in order of location.
    InstanceStream(std::initializer_list<int> attributes);

    /// Appends figures of one instance; colours as four figures from 0 to 1.
    void add(std::initializer_list<double> figures);
    void add(scene::Colour colour);
    [[nodiscard]] bool empty() const { return figures_.empty(); }
    /// Draws and forgets what was collected, with the program that is in use.
    void draw();

  private:
    int figuresEach_ = 0;
    std::vector<float> figures_;
    GlVertexArray array_;
    GlBuffer buffer_;
};

}  // namespace spanwright::app
