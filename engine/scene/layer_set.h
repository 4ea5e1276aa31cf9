// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace spanwright::scene {

/// What a drawing can show and hide as a whole.
enum class DrawingLayer { links, tunnels, demands, sharedRisk, zones };

struct DrawingLayerInfo {
    DrawingLayer layer;
    std::string_view key;    ///< in saved views and settings
    std::string_view title;  ///< on screen
    std::string_view explanation;
    bool atFirst;  ///< shown until somebody hides it
};

/// Every layer, in the order of menus.
[[nodiscard]] std::span<const DrawingLayerInfo> allDrawingLayers();

/// Which layers are shown; of a new set, those that are shown at first.
class LayerSet {
  public:
    LayerSet();
    /// All layers but those that are named; keys that no layer has are passed over.
    explicit LayerSet(const std::vector<std::string>& hiddenKeys);

    [[nodiscard]] bool has(DrawingLayer layer) const { return (bits_ & bit(layer)) != 0; }
    void set(DrawingLayer layer, bool shown) { bits_ = shown ? bits_ | bit(layer) : bits_ & ~bit(layer); }
    /// Keys of the layers that are off, in the order of menus.
    [[nodiscard]] std::vector<std::string> hiddenKeys() const;

    friend bool operator==(const LayerSet&, const LayerSet&) = default;

  private:
    static std::uint32_t bit(DrawingLayer layer) { return 1U << static_cast<std::uint32_t>(layer); }
    std::uint32_t bits_ = 0;
};

}  // namespace spanwright::scene
