// SPDX-License-Identifier: MIT
#include "engine/scene/lens.h"

#include "engine/scene/lenses/lenses.h"

#include <algorithm>
#include <array>

namespace spanwright::scene {
namespace {

LensView nothing(const LensInput& /*input*/) {
    return {};
}

constexpr std::array kLenses{
    LensInfo{Lens::none, "none", "No lens", "The drawing alone.", nothing},
    LensInfo{Lens::utilization, "utilization", "Utilization",
             "Load over capacity: of links the busier direction, of devices their throughput.",
             lenses::utilization},
    LensInfo{Lens::headroom, "headroom", "Headroom",
             "What is left of each capacity once demands have grown by the years in the Growth panel.",
             lenses::headroom},
    LensInfo{
        Lens::bestRouting, "best-routing", "Best routing",
        "Loads as the best of all routings would lay them: no metrics, tunnels or traffic engineering keep "
        "the busiest link lower.",
        lenses::bestRouting},
    LensInfo{Lens::failure, "failure", "Fail it",
             "Click an element and it fails: traffic takes other ways, and what is lost or overloaded shows. "
             "Shift adds another, a click beside ends it.",
             lenses::failure},
    LensInfo{
        Lens::singlePointsOfFailure, "single-points-of-failure", "What fails",
        "Whose failure cuts demands off, alone or with its shared-risk group, and whose failure splits the "
        "network.",
        lenses::singlePointsOfFailure},
    LensInfo{Lens::availability, "availability", "Availability",
             "The share of time in which each element, and each demand shown, is up.", lenses::availability},
    LensInfo{Lens::cost, "cost", "Cost", "Spend within the horizon, capex and opex together.", lenses::cost},
    LensInfo{Lens::phase, "phase", "Phase", "What the phase shown adds, keeps and takes out next.",
             lenses::phase},
    LensInfo{Lens::endOfSupport, "end-of-support", "End of support",
             "Whose maker ends support before the project's horizon does.", lenses::endOfSupport},
};

}  // namespace

std::span<const LensInfo> allLenses() {
    return kLenses;
}

const LensInfo& infoOf(Lens lens) {
    return *std::find_if(kLenses.begin(), kLenses.end(),
                         [lens](const LensInfo& info) { return info.lens == lens; });
}

Lens lensFromKey(std::string_view key) {
    const auto* found =
        std::find_if(kLenses.begin(), kLenses.end(), [key](const LensInfo& info) { return info.key == key; });
    return found == kLenses.end() ? Lens::utilization : found->lens;
}

Lens lensAfter(Lens lens, int steps) {
    const auto count = static_cast<int>(kLenses.size());
    const auto at = static_cast<int>(&infoOf(lens) - kLenses.data());
    return kLenses.at(static_cast<std::size_t>(((at + steps) % count + count) % count)).lens;
}

}  // namespace spanwright::scene
