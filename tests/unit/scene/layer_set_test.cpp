// SPDX-License-Identifier: MIT
#include "engine/scene/layer_set.h"

#include <gtest/gtest.h>

namespace spanwright::scene {
namespace {

TEST(LayerSet, showsWhatIsShownAtFirst) {
    const LayerSet layers;
    for (const DrawingLayerInfo& info : allDrawingLayers())
        EXPECT_EQ(layers.has(info.layer), info.atFirst) << info.key;
    EXPECT_EQ(layers.hiddenKeys(), (std::vector<std::string>{"demands", "shared-risk"}));
}

TEST(LayerSet, comesBackFromTheKeysOfWhatIsHidden) {
    LayerSet layers;
    layers.set(DrawingLayer::demands, true);
    layers.set(DrawingLayer::zones, false);
    EXPECT_EQ(LayerSet(layers.hiddenKeys()), layers);
    EXPECT_NE(LayerSet(layers.hiddenKeys()), LayerSet());
    EXPECT_EQ(LayerSet({"no such layer"}).hiddenKeys(), std::vector<std::string>());
}

}  // namespace
}  // namespace spanwright::scene
