// SPDX-License-Identifier: MIT
#pragma once

#include "engine/analysis/analysis.h"
#include "engine/analysis/failed_network.h"
#include "engine/scene/legend.h"
#include "engine/scene/palette.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace spanwright::scene {

/// What the colours of a drawing stand for. One file each in lenses/, one line each in allLenses().
enum class Lens {
    none,
    utilization,
    headroom,
    bestRouting,
    failure,
    singlePointsOfFailure,
    availability,
    cost,
    phase,
    endOfSupport
};

/// How a lens shows one element.
struct Paint {
    Colour colour;
    std::string text = {};  ///< figure beside a link's capacity or under a device's name
    bool strong = false;    ///< what must not be overlooked: heavier, its text bold
    double rank = 0;        ///< of several elements drawn as one symbol, the one with the highest speaks
    std::optional<double> bar = {};  ///< of devices: a bar filled so far (0 to 1) instead of a coloured tile
};

/// What a lens has to say: paints by element, and what the colours mean. An element without a paint is drawn
/// as without a lens.
class LensView {
  public:
    Legend legend;

    void paint(ElementId element, Paint how) { paints_[packed(element)] = std::move(how); }
    /// Null: the lens says nothing about the element.
    [[nodiscard]] const Paint* find(ElementId element) const {
        const auto at = paints_.find(packed(element));
        return at == paints_.end() ? nullptr : &at->second;
    }

  private:
    static std::uint64_t packed(ElementId element) {
        return static_cast<std::uint64_t>(element.kind) << 32U | element.value;
    }
    std::unordered_map<std::uint64_t, Paint> paints_;
};

/// What a lens may look at. `whole` and `answers` may be null or of an earlier revision.
struct LensInput {
    const Project& project;
    PhaseId phase;
    const Analysis* whole = nullptr;
    const PhaseAnalysis* answers = nullptr;  ///< of `phase`
    Theme theme = Theme::dark;
    const FailedNetwork* failedNow = nullptr;  ///< what somebody makes fail; null: nothing
};

struct LensInfo {
    Lens lens;
    std::string_view key;    ///< in settings and options
    std::string_view title;  ///< on screen
    std::string_view explanation;
    LensView (*view)(const LensInput&);
};

/// Every lens, in the order of menus; Lens::none first.
[[nodiscard]] std::span<const LensInfo> allLenses();
[[nodiscard]] const LensInfo& infoOf(Lens lens);
/// Lens::utilization for a key that no lens has.
[[nodiscard]] Lens lensFromKey(std::string_view key);
/// The lens so many places further in allLenses(), round and round.
[[nodiscard]] Lens lensAfter(Lens lens, int steps);

}  // namespace spanwright::scene
