// SPDX-License-Identifier: MIT
#pragma once

#include "engine/analysis/analysis.h"
#include "engine/scene/draw_list.h"
#include "engine/scene/geometry.h"
#include "engine/scene/lens.h"
#include "engine/scene/palette.h"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <vector>

namespace spanwright::scene {

/// What the label in the middle of a link says.
enum class LinkText { lens, name, capacity, utilization, cost, none };

struct LinkTextInfo {
    LinkText text;
    std::string_view key;    ///< in settings
    std::string_view title;  ///< on screen
};

/// All of them, in the order of menus.
[[nodiscard]] std::span<const LinkTextInfo> allLinkTexts();
/// LinkText::lens for a key that none has.
[[nodiscard]] LinkText linkTextFromKey(std::string_view key);

struct SceneOptions {
    Theme theme = Theme::dark;
    Lens lens = Lens::utilization;
    const Analysis* whole = nullptr;           ///< for lenses on money and dates; may be null
    const FailedNetwork* failedNow = nullptr;  ///< for the failure lens; may be null
    std::set<ElementId> selection = {};
    std::optional<ElementId> hovered = {};
    std::map<LinkId, double> path = {};  ///< links that light up, by the part of a demand that takes them
    /// Ways that protect each other, each in a stroke of its own and in the legend.
    std::vector<std::vector<LinkId>> disjointPaths = {};
    bool demands = false;                ///< all demands, not only the selected and hovered ones
    bool sharedRisk = false;             ///< outlines around what fails together
    bool findings = true;                ///< a mark on elements with an error or a warning
    bool linkLabels = true;              ///< in the middle of links, at their ports and at stubs
    LinkText linkText = LinkText::lens;  ///< what the middle of a link says
    GeometryOptions geometry = {};
};

/// The drawing of the network as of `phase` (null: before the first).
///
/// `answers` may be null or of an earlier revision: what it does not know is drawn as without an answer.
/// Layers from the bottom: sites and zones, halos, links, demands, devices, labels of links, marks. Pure;
/// linear in elements times log of elements.
[[nodiscard]] DrawList buildScene(const Project& project, PhaseId phase, const PhaseAnalysis* answers,
                                  const SceneOptions& options = {});

/// The same on a geometry that the caller keeps for picking; it must be of this project and phase.
[[nodiscard]] DrawList buildScene(const Project& project, const SceneGeometry& geometry,
                                  const PhaseAnalysis* answers, const SceneOptions& options = {});

}  // namespace spanwright::scene
