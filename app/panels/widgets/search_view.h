// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/widgets/style.h"
#include "app/panels/widgets/table_view.h"

#include <string>

/// What a panel shows of a search that somebody starts: how far it is, what became of it.
namespace spanwright::app {

/// A line of text behind the buttons.
inline void summary(UiContext& ui, const std::string& text, Tone tone = Tone::muted) {
    ImGui::SameLine(0, ui.px(2 * kGap));
    ImGui::AlignTextToFramePadding();
    textCut(ui, text, tone);
}

/// While a search runs: how far it is, and a way out, which calls `cancel`. True where it does.
template <class Out, class Cancel>
bool drawRunning(UiContext& ui, const Search<Out>& search, const char* what, Cancel&& cancel) {
    if (!search.running()) return false;
    ImGui::SameLine(0, ui.px(2 * kGap));
    ImGui::ProgressBar(search.fraction(), {ui.px(260), ImGui::GetFrameHeight()}, what);
    ImGui::SameLine(0, ui.px(kGap));
    if (ImGui::Button("Cancel")) cancel();
    return true;
}

/// Whether what was found is about what is open; else a line that says so.
template <class Out>
bool holds(const Session& session, UiContext& ui, const Search<Out>& search) {
    if (search.question() == session.openQuestion()) return true;
    summary(ui, "Found for another state of the design: search again", Tone::warning);
    return false;
}

template <class Out>
bool failed(UiContext& ui, const Search<Out>& search) {
    if (!search.answer() || *search.answer()) return false;
    summary(ui, search.answer()->error().text(), Tone::bad);
    return true;
}

/// A table of what a search found, made again when it found something else.
template <class Out>
struct FoundView {
    TableView table;
    SearchQuestion question;
    const Out* shown = nullptr;

    bool stale(const Search<Out>& search) {
        const Out* found = &**search.answer();
        if (shown == found && question == search.question()) return false;
        shown = found;
        question = search.question();
        return true;
    }
};

}  // namespace spanwright::app
