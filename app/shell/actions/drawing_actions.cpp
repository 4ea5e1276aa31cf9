// SPDX-License-Identifier: MIT
#include "app/shell/actions/lists.h"
#include "app/shell/application.h"

#include <algorithm>
#include <array>

/// How the drawing is shown: sites as symbols or alone, zones, layers, moving traffic. In several menus.
namespace spanwright::app {
namespace {

/// The only site selected; null: none, or other things too.
SiteId chosenSite(const Application& app) {
    const auto& selection = app.session().selection();
    return selection.size() == 1 ? selection.begin()->as<SiteId>() : SiteId{};
}

template <bool kCollapsed>
bool anySite(const Application& app) {
    const auto& sites = app.session().project().design.sites;
    const auto& selection = app.session().selection();
    return std::any_of(selection.begin(), selection.end(), [&](ElementId element) {
        const Site* site = sites.find(element.as<SiteId>());
        return site != nullptr && site->collapsed == kCollapsed;
    });
}

bool anyDevice(const Application& app) {
    const auto& selection = app.session().selection();
    return std::any_of(selection.begin(), selection.end(),
                       [](ElementId element) { return element.kind == ElementKind::device; });
}

bool isInside(const Application& app) {
    return bool(app.canvas().inside());
}

template <scene::DrawingLayer kLayer>
void toggleLayer(Application& app) {
    app.toggleLayer(kLayer);
}

template <scene::DrawingLayer kLayer>
bool hasLayer(const Application& app) {
    return app.layers().has(kLayer);
}

const std::array kActions{
    Action{.id = "collapse-site",
           .title = "Collapse site",
           .menu = MenuPlace::edit,
           .shortcut = plain(Key::x),
           .run = [](Application& app) { app.collapseSelection(true); },
           .enabled = anySite<false>,
           .separatorBefore = true},
    Action{.id = "expand-site",
           .title = "Expand site",
           .menu = MenuPlace::edit,
           .shortcut = shift(Key::x),
           .run = [](Application& app) { app.collapseSelection(false); },
           .enabled = anySite<true>},
    Action{.id = "enter-site",
           .title = "Enter site",
           .menu = MenuPlace::view,
           .shortcut = plain(Key::enter),
           .run = [](Application& app) { app.canvas().enter(chosenSite(app)); },
           .enabled =
               [](const Application& app) {
                   return chosenSite(app) && chosenSite(app) != app.canvas().inside();
               },
           .separatorBefore = true},
    Action{.id = "leave-site",
           .title = "Back to the whole network",
           .menu = MenuPlace::view,
           .shortcut = shift(Key::enter),
           .run = [](Application& app) { app.canvas().leave(); },
           .enabled = isInside},
    Action{.id = "zone-around",
           .title = "Zone around selection",
           .menu = MenuPlace::insert,
           .shortcut = shift(Key::z),
           .run = [](Application& app) { app.addZoneAround(); },
           .enabled = anyDevice},
    Action{.id = "flow",
           .title = "Moving traffic",
           .menu = MenuPlace::view,
           .shortcut = shift(Key::g),
           .run = [](Application& app) { app.toggleFlow(); },
           .checked = [](const Application& app) { return app.settings().showFlow; }},
    Action{.id = "layer-physical",
           .title = "Physical links",
           .run = toggleLayer<scene::DrawingLayer::links>,
           .checked = hasLayer<scene::DrawingLayer::links>},
    Action{.id = "layer-tunnels",
           .title = "Tunnel overlay",
           .run = toggleLayer<scene::DrawingLayer::tunnels>,
           .checked = hasLayer<scene::DrawingLayer::tunnels>},
    Action{.id = "layer-shared-risk",
           .title = "Shared-risk groups",
           .shortcut = shift(Key::s),
           .run = toggleLayer<scene::DrawingLayer::sharedRisk>,
           .checked = hasLayer<scene::DrawingLayer::sharedRisk>},
    Action{.id = "layer-zones",
           .title = "Zones",
           .run = toggleLayer<scene::DrawingLayer::zones>,
           .checked = hasLayer<scene::DrawingLayer::zones>},
};

}  // namespace

std::span<const Action> drawingActions() {
    return kActions;
}

}  // namespace spanwright::app
