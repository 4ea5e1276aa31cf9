// SPDX-License-Identifier: MIT
#include "app/shell/actions/lists.h"
#include "app/shell/application.h"

#include <array>

/// The Insert menu: what the pointer has in hand.
namespace spanwright::app {
namespace {

template <ToolKind kKind>
void chooseTool(Application& app) {
    app.chooseTool(kKind);
}

template <ToolKind kKind>
bool toolChosen(const Application& app) {
    return app.session().tool().kind == kKind;
}

const std::array kActions{
    Action{.id = "tool-select",
           .title = "Select",
           .menu = MenuPlace::insert,
           .icon = "select",
           .shortcut = plain(Key::v),
           .run = chooseTool<ToolKind::select>,
           .checked = toolChosen<ToolKind::select>},
    Action{.id = "tool-pan",
           .title = "Move the drawing",
           .menu = MenuPlace::insert,
           .icon = "pan",
           .shortcut = plain(Key::h),
           .run = chooseTool<ToolKind::pan>,
           .checked = toolChosen<ToolKind::pan>},
    Action{.id = "tool-site",
           .title = "Site",
           .menu = MenuPlace::insert,
           .icon = "add-site",
           .shortcut = plain(Key::s),
           .run = chooseTool<ToolKind::placeSite>,
           .checked = toolChosen<ToolKind::placeSite>,
           .separatorBefore = true},
    Action{.id = "tool-device",
           .title = "Device",
           .menu = MenuPlace::insert,
           .icon = "add-device",
           .shortcut = plain(Key::d),
           .run = chooseTool<ToolKind::placeDevice>,
           .checked = toolChosen<ToolKind::placeDevice>},
    Action{.id = "tool-zone",
           .title = "Zone",
           .menu = MenuPlace::insert,
           .icon = "add-zone",
           .shortcut = plain(Key::z),
           .run = chooseTool<ToolKind::placeZone>,
           .checked = toolChosen<ToolKind::placeZone>},
    Action{.id = "tool-connect",
           .title = "Link",
           .menu = MenuPlace::insert,
           .icon = "connect",
           .shortcut = plain(Key::c),
           .run = chooseTool<ToolKind::connect>,
           .checked = toolChosen<ToolKind::connect>},
    Action{.id = "connect-selected",
           .title = "Connect selected to…",
           .menu = MenuPlace::insert,
           .shortcut = shift(Key::c),
           .run = [](Application& app) { app.connectSelected(); },
           .enabled = hasSelection,
           .checked = toolChosen<ToolKind::connectSelected>},
    Action{.id = "tool-demand",
           .title = "Demand",
           .menu = MenuPlace::insert,
           .icon = "demand",
           .shortcut = plain(Key::t),
           .run = chooseTool<ToolKind::demand>,
           .checked = toolChosen<ToolKind::demand>},
    Action{.id = "place-site",
           .title = "Site in a city…",
           .menu = MenuPlace::insert,
           .shortcut = plain(Key::p),
           .run = [](Application& app) { app.showPlaceDialog(); },
           .separatorBefore = true},
    Action{.id = "template",
           .title = "Template…",
           .menu = MenuPlace::insert,
           .shortcut = ctrl(Key::t),
           .run = [](Application& app) { app.showTemplates(); }},
};

}  // namespace

std::span<const Action> insertActions() {
    return kActions;
}

}  // namespace spanwright::app
