// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/model/table_model.h"
#include "app/panels/panel.h"

#include <string>
#include <string_view>

#include <imgui.h>

/// Small parts that every panel is made of. All lengths are design pixels, scaled in here.
namespace spanwright::app {

/// Spacing of the house in design pixels.
inline constexpr float kGap = 8;
inline constexpr float kSmallGap = 4;
inline constexpr float kIconSize = 16;

[[nodiscard]] ImU32 packed(scene::Colour colour);
[[nodiscard]] ImVec4 vec4(scene::Colour colour);
[[nodiscard]] scene::Colour faded(scene::Colour colour, double alpha);
[[nodiscard]] scene::Colour colourOf(const UiContext& ui, Tone tone);

void textMuted(const UiContext& ui, std::string_view text);
void textToned(const UiContext& ui, Tone tone, std::string_view text);
/// Cuts a text to a width, ending in "…".
[[nodiscard]] std::string ellipsized(std::string_view text, float width);
/// Text in the width that is left, cut with "…"; the whole of it as a tooltip where it was cut.
void textCut(const UiContext& ui, std::string_view text, Tone tone = Tone::normal, float width = 0);
void tooltip(const UiContext& ui, std::string_view text);

/// The `inner_width` of a table that needs so many pixels to be read: 0 where it has them, else what it
/// needs, to be scrolled sideways with ImGuiTableFlags_ScrollX.
float innerWidth(float needed);

/// What to do so that there is something to see, in the middle of the space left.
void emptyState(UiContext& ui, std::string_view icon, std::string_view text);
/// A heading that folds what is under it; true when open.
[[nodiscard]] bool section(UiContext& ui, const char* label, bool open = true);
/// A caption with a figure under it, as a card; `tone` colours the figure.
void card(UiContext& ui, std::string_view caption, std::string_view value, Tone tone, std::string_view help,
          float width);
/// A rounded label with an icon; true when clicked.
bool chip(UiContext& ui, const char* id, std::string_view icon, std::string_view text, Tone tone,
          std::string_view help);
/// A square button with an icon alone.
bool iconButton(UiContext& ui, const char* id, std::string_view icon, std::string_view help,
                bool enabled = true);
/// A bar from the cursor over `width` × one line; `share` 1 is full, more is shown full.
void barBehind(ImVec2 from, ImVec2 to, double share, scene::Colour colour);
/// A text field with a looking glass; true when the text changed.
bool searchField(UiContext& ui, const char* id, std::string& text, const char* hint);

/// Lays cards or chips out in rows: call before each; breaks the line where `width` no longer fits.
void flow(const UiContext& ui, float width, bool first);

/// Selects the element, and brings it into view.
void selectAndReveal(Session& session, const std::vector<ElementId>& elements);

}  // namespace spanwright::app
