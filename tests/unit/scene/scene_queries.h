// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scene/draw_list.h"

#include <string_view>
#include <vector>

/// What a test asks of a drawing.
namespace spanwright::scene {

inline std::vector<Label> labelsWith(const DrawList& list, std::string_view text) {
    std::vector<Label> found;
    for (const Layer& layer : list.layers) {
        for (const Label& label : layer.labels) {
            if (label.text == text) found.push_back(label);
        }
    }
    return found;
}

inline std::vector<Box> boxesOf(const DrawList& list, ElementId element) {
    std::vector<Box> found;
    for (const Layer& layer : list.layers) {
        for (const Box& box : layer.boxes) {
            if (box.element == element) found.push_back(box);
        }
    }
    return found;
}

inline std::vector<Line> linesOf(const DrawList& list, ElementId element) {
    std::vector<Line> found;
    for (const Layer& layer : list.layers) {
        for (const Line& line : layer.lines) {
            if (line.element == element) found.push_back(line);
        }
    }
    return found;
}

}  // namespace spanwright::scene
