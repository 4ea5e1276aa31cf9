// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/panel.h"

#include <optional>
#include <span>
#include <string_view>

namespace spanwright::app {

/// What may stand in a reference: elements of some kinds, and whether nothing may.
struct ReferenceChoice {
    std::span<const ElementKind> kinds;
    std::string_view none;  ///< label of "no element"; empty: one must be chosen
};

/// A combo box of the project's elements with a search field; the element that was chosen in this frame
/// (null id: none). `preview` is what the closed box shows.
[[nodiscard]] std::optional<ElementId> searchCombo(Session& session, UiContext& ui, const char* id,
                                                   std::string_view preview, const ReferenceChoice& choice);

}  // namespace spanwright::app
