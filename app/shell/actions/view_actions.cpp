// SPDX-License-Identifier: MIT
#include "app/shell/actions/lists.h"
#include "app/shell/application.h"

#include <array>

/// The View menu: camera, grid, lens, theme.
namespace spanwright::app {
namespace {

const std::array kActions{
    Action{.id = "fit",
           .title = "Fit all",
           .menu = MenuPlace::view,
           .icon = "fit",
           .shortcut = plain(Key::f),
           .run = [](Application& app) { app.canvas().fitAll(); }},
    Action{.id = "fit-selection",
           .title = "Fit selection",
           .menu = MenuPlace::view,
           .shortcut = shift(Key::f),
           .run = [](Application& app) { app.canvas().fitSelection(app.session()); },
           .enabled = hasSelection},
    Action{.id = "zoom-in",
           .title = "Zoom in",
           .menu = MenuPlace::view,
           .icon = "zoom-in",
           .shortcut = plain(Key::plus),
           .run = [](Application& app) { app.canvas().zoomBy(1.25); },
           .repeats = true,
           .alternative = ctrl(Key::plus)},
    Action{.id = "zoom-out",
           .title = "Zoom out",
           .menu = MenuPlace::view,
           .icon = "zoom-out",
           .shortcut = plain(Key::minus),
           .run = [](Application& app) { app.canvas().zoomBy(0.8); },
           .repeats = true,
           .alternative = ctrl(Key::minus)},
    Action{.id = "actual-size",
           .title = "Actual size",
           .menu = MenuPlace::view,
           .shortcut = ctrl(Key::digit0),
           .run = [](Application& app) { app.canvas().zoomToActualSize(); }},
    Action{.id = "geographic-view",
           .title = "Geographic view",
           .menu = MenuPlace::view,
           .icon = "map",
           .shortcut = plain(Key::m),
           .run = [](Application& app) { app.canvas().showMap(!app.canvas().mapChosen()); },
           .checked = [](const Application& app) { return app.canvas().mapChosen(); },
           .separatorBefore = true},
    Action{.id = "grid",
           .title = "Grid",
           .menu = MenuPlace::view,
           .icon = "grid",
           .shortcut = plain(Key::g),
           .run = [](Application& app) { app.toggleGrid(); },
           .checked = [](const Application& app) { return app.settings().showGrid; },
           .separatorBefore = true},
    Action{.id = "snap-to-grid",
           .title = "Snap to grid",
           .menu = MenuPlace::view,
           .run = [](Application& app) { app.toggleSnapToGrid(); },
           .checked = [](const Application& app) { return app.settings().snapToGrid; }},
    Action{.id = "snap-to-guides",
           .title = "Snap to neighbours",
           .menu = MenuPlace::view,
           .run = [](Application& app) { app.toggleSnapToGuides(); },
           .checked = [](const Application& app) { return app.settings().snapToGuides; }},
    Action{.id = "demands",
           .title = "Demands",
           .menu = MenuPlace::view,
           .icon = "eye",
           .shortcut = shift(Key::t),
           .run = [](Application& app) { app.toggleLayer(scene::DrawingLayer::demands); },
           .checked = [](const Application& app) { return app.layers().has(scene::DrawingLayer::demands); }},
    Action{.id = "lens-next",
           .title = "Next lens",
           .menu = MenuPlace::view,
           .shortcut = plain(Key::l),
           .run = [](Application& app) { app.chooseLens(scene::lensAfter(app.lens(), 1)); },
           .separatorBefore = true,
           .repeats = true},
    Action{.id = "lens-previous",
           .title = "Previous lens",
           .menu = MenuPlace::view,
           .shortcut = shift(Key::l),
           .run = [](Application& app) { app.chooseLens(scene::lensAfter(app.lens(), -1)); },
           .repeats = true},
    Action{.id = "fail-elements",
           .title = "Make elements fail",
           .menu = MenuPlace::view,
           .shortcut = plain(Key::k),
           .run = [](Application& app) { app.toggleFailureLens(); },
           .checked = [](const Application& app) { return app.lens() == scene::Lens::failure; }},
    Action{.id = "theme",
           .title = "Light theme",
           .menu = MenuPlace::view,
           .icon = "theme",
           .shortcut = ctrl(Key::l),
           .run =
               [](Application& app) {
                   app.setTheme(app.settings().lightTheme ? scene::Theme::dark : scene::Theme::light);
               },
           .checked = [](const Application& app) { return app.settings().lightTheme; },
           .separatorBefore = true,
           .inTextFields = true},
};

}  // namespace

std::span<const Action> viewActions() {
    return kActions;
}

}  // namespace spanwright::app
