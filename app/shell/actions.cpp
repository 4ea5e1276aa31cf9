// SPDX-License-Identifier: MIT
#include "app/shell/actions.h"

#include "app/shell/actions/lists.h"
#include "app/shell/application.h"
#include "engine/base/assert.h"

#include <algorithm>
#include <array>
#include <vector>

#include <imgui.h>

namespace spanwright::app {
namespace {

std::vector<Action> gathered() {
    std::vector<Action> all;
    for (const std::span<const Action> list :
         {fileActions(), editActions(), viewActions(), insertActions(), drawingActions(), arrangeActions(),
          goActions(), helpActions()})
        all.insert(all.end(), list.begin(), list.end());
    return all;
}

bool pressed(const Action& one) {
    return isPressed(one.shortcut, one.repeats) || isPressed(one.alternative, one.repeats);
}

}  // namespace

bool hasSelection(const Application& application) {
    return !application.session().selection().empty();
}

bool hasDrawing(const Application& application) {
    const Design& design = application.session().project().design;
    return !design.sites.empty() || !design.devices.empty();
}

std::span<const Action> allActions() {
    static const std::vector<Action> kAll = gathered();
    return kAll;
}

std::span<const Menu> allMenus() {
    static constexpr std::array kMenus{Menu{MenuPlace::file, "File"},       Menu{MenuPlace::edit, "Edit"},
                                       Menu{MenuPlace::view, "View"},       Menu{MenuPlace::insert, "Insert"},
                                       Menu{MenuPlace::arrange, "Arrange"}, Menu{MenuPlace::go, "Go"},
                                       Menu{MenuPlace::help, "Help"}};
    return kMenus;
}

const Action& action(std::string_view id) {
    const std::span<const Action> all = allActions();
    const auto found = std::find_if(all.begin(), all.end(), [id](const Action& one) { return one.id == id; });
    SPANWRIGHT_ASSERT(found != all.end());
    return *found;
}

bool isEnabled(const Action& action, const Application& application) {
    return action.enabled == nullptr || action.enabled(application);
}

std::string labelOf(const Action& action, const Application& application) {
    if (action.label != nullptr && isEnabled(action, application)) return action.label(application);
    return std::string(action.title);
}

void runShortcuts(Application& application) {
    const ImGuiIO& io = ImGui::GetIO();
    const bool popup = ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
    if (popup || application.dialogOpen()) return;
    for (const Action& one : allActions()) {
        if (!pressed(one) || !isEnabled(one, application)) continue;
        // An alternative may be a character that is being typed ("?").
        const bool whileTyping = one.inTextFields && isPressed(one.shortcut, one.repeats);
        if (io.WantTextInput && !whileTyping) continue;
        // While a panel is walked through by keys, arrows and Esc belong to it.
        const bool navigation = one.shortcut.key == Key::escape || one.repeats;
        if (io.NavVisible && navigation && !one.shortcut.control) continue;
        one.run(application);
        return;
    }
}

}  // namespace spanwright::app
