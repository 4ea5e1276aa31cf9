// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/network_fields.h"

#include <string>
#include <vector>

namespace spanwright {

/// A look at the drawing that is worth a name: which part, as of which phase, and what its colours say.
struct SavedView {
    std::string name;
    Point centre;     ///< of the window: canvas units, or on the map degrees (x: longitude, y: latitude)
    double zoom = 1;  ///< pixels per canvas unit; on the map relative to the whole world
    bool geographic = false;
    PhaseId phase;                          ///< null: before the first phase
    std::string lens;                       ///< its key; empty: none
    std::vector<std::string> hiddenLayers;  ///< keys of the layers that are off
    UnknownFields unknownFields = {};

    friend bool operator==(const SavedView&, const SavedView&) = default;
};

template <class Visitor, RowOf<SavedView> Row>
void visitFields(Row& view, Visitor&& visit) {
    visit(FieldInfo{.key = "name", .label = "Name"}, view.name);
    visit(FieldInfo{.key = "centre_x", .label = "Centre X", .min = -1e7, .max = 1e7}, view.centre.x);
    visit(FieldInfo{.key = "centre_y", .label = "Centre Y", .min = -1e7, .max = 1e7}, view.centre.y);
    visit(FieldInfo{.key = "zoom", .label = "Zoom", .min = 1e-6, .max = 1e6}, view.zoom);
    visit(FieldInfo{.key = "geographic", .label = "On the map"}, view.geographic);
    visit(FieldInfo{.key = "phase", .label = "Phase", .help = "Empty: before the first"}, view.phase);
    visit(FieldInfo{.key = "lens", .label = "Colours"}, view.lens);
    visit(FieldInfo{.key = "hidden_layers", .label = "Hidden layers"}, view.hiddenLayers);
}

}  // namespace spanwright
