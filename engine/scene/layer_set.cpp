// SPDX-License-Identifier: MIT
#include "engine/scene/layer_set.h"

#include <algorithm>
#include <array>

namespace spanwright::scene {
namespace {

constexpr std::array kLayers{
    DrawingLayerInfo{DrawingLayer::links, "physical", "Physical links",
                     "Cables, circuits and radio: all links but tunnels.", true},
    DrawingLayerInfo{DrawingLayer::tunnels, "tunnels", "Tunnel overlay",
                     "Tunnels, which ride on the links below them.", true},
    DrawingLayerInfo{DrawingLayer::demands, "demands", "Demands", "Who sends to whom.", false},
    DrawingLayerInfo{DrawingLayer::sharedRisk, "shared-risk", "Shared-risk groups",
                     "Outlines around what fails together.", false},
    DrawingLayerInfo{DrawingLayer::zones, "zones", "Zones",
                     "Floors, virtual networks and security zones inside sites.", true},
};

}  // namespace

std::span<const DrawingLayerInfo> allDrawingLayers() {
    return kLayers;
}

LayerSet::LayerSet() {
    for (const DrawingLayerInfo& info : kLayers)
        set(info.layer, info.atFirst);
}

LayerSet::LayerSet(const std::vector<std::string>& hiddenKeys) {
    for (const DrawingLayerInfo& info : kLayers)
        set(info.layer, std::find(hiddenKeys.begin(), hiddenKeys.end(), info.key) == hiddenKeys.end());
}

std::vector<std::string> LayerSet::hiddenKeys() const {
    std::vector<std::string> keys;
    for (const DrawingLayerInfo& info : kLayers) {
        if (!has(info.layer)) keys.emplace_back(info.key);
    }
    return keys;
}

}  // namespace spanwright::scene
