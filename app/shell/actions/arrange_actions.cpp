// SPDX-License-Identifier: MIT
#include "app/shell/actions/lists.h"
#include "app/shell/application.h"
#include "engine/layout/alignment.h"
#include "engine/layout/drawing_boxes.h"

#include <array>

#include <imgui.h>

/// The Arrange menu, and moving the selection by keys.
namespace spanwright::app {
namespace {

using layout::Alignment;
using layout::Axis;
using layout::Style;
using layout::Turn;

constexpr double kNudge = kSnap;
constexpr double kBigNudge = 10 * kSnap;

template <int kX, int kY>
void nudge(Application& app) {
    const double step = ImGui::GetIO().KeyShift ? kBigNudge : kNudge;
    const Point by{kX * step, kY * step};
    if (app.canvas().onMap()) {
        app.canvas().nudgeOnMap(app.session(), by);
    } else {
        app.session().nudgeSelection(by);
    }
}

/// Counts what can move no further than is asked for.
template <std::size_t kAtLeast>
bool hasMovable(const Application& app) {
    std::size_t count = 0;
    for (const ElementId element : app.session().selection()) {
        const bool drawn = element.kind == ElementKind::site || element.kind == ElementKind::device;
        if (drawn && ++count >= kAtLeast) return true;
    }
    return false;
}

template <Style kStyle>
void arrange(Application& app) {
    app.arrange(kStyle);
}

template <Alignment kHow>
void align(Application& app) {
    app.runEdit(layout::aligned(app.session().project(), app.session().selection(), kHow));
}

template <Axis kAxis>
void distribute(Application& app) {
    app.runEdit(layout::distributed(app.session().project(), app.session().selection(), kAxis));
}

template <Axis kAxis>
void space(Application& app) {
    app.runEdit(layout::spacedEvenly(app.session().project(), app.session().selection(), kAxis));
}

template <Turn kTurn>
void turn(Application& app) {
    app.runEdit(layout::turned(app.session().project(), app.session().selection(), kTurn));
}

bool hasGroup(const Application& app) {
    const std::set<ElementId>& selection = app.session().selection();
    return layout::grouped(app.session().project(), selection, {}).has_value();
}

bool allLocked(const Application& app) {
    bool any = false;
    for (const layout::DrawingBox& box :
         layout::movableBoxes(app.session().project(), app.session().selection())) {
        if (!box.locked) return false;
        any = true;
    }
    return any;
}

std::string lockLabel(const Application& app) {
    return allLocked(app) ? "Unlock" : "Lock";
}

void toggleLock(Application& app) {
    app.runEdit(layout::lockedOrNot(app.session().project(), app.session().selection(), !allLocked(app)));
}

void group(Application& app) {
    const Project& project = app.session().project();
    app.runEdit(layout::grouped(project, app.session().selection(), layout::freshGroupName(project)));
}

void ungroup(Application& app) {
    app.runEdit(layout::grouped(app.session().project(), app.session().selection(), {}));
}

constexpr Action item(std::string_view id, std::string_view title, void (*run)(Application&),
                      bool (*enabled)(const Application&), Shortcut shortcut = {}, bool separator = false) {
    Action made;
    made.id = id;
    made.title = title;
    made.menu = MenuPlace::arrange;
    made.shortcut = shortcut;
    made.run = run;
    made.enabled = enabled;
    made.separatorBefore = separator;
    return made;
}

constexpr Action key(std::string_view id, std::string_view title, void (*run)(Application&), Key arrow) {
    Action made;
    made.id = id;
    made.title = title;
    made.shortcut = plain(arrow);
    made.run = run;
    made.enabled = hasSelection;
    made.repeats = true;
    made.alternative = shift(arrow);
    return made;
}

constexpr Action lockItem() {
    Action made = item("lock", "Lock", toggleLock, hasMovable<1>, ctrlShift(Key::l));
    made.label = lockLabel;
    return made;
}

const std::array kActions{
    item("arrange-hierarchical", "Layout in tiers", arrange<Style::hierarchical>, hasDrawing,
         ctrlShift(Key::h)),
    item("arrange-forces", "Layout by forces", arrange<Style::forceDirected>, hasDrawing, ctrlShift(Key::f)),
    item("arrange-radial", "Layout in rings", arrange<Style::radial>, hasDrawing, ctrlShift(Key::r)),
    item("arrange-circular", "Layout on circles", arrange<Style::circular>, hasDrawing),
    item("align-left", "Align left edges", align<Alignment::left>, hasMovable<2>, {}, true),
    item("align-centre", "Align centres", align<Alignment::centre>, hasMovable<2>),
    item("align-right", "Align right edges", align<Alignment::right>, hasMovable<2>),
    item("align-top", "Align top edges", align<Alignment::top>, hasMovable<2>),
    item("align-middle", "Align middles", align<Alignment::middle>, hasMovable<2>),
    item("align-bottom", "Align bottom edges", align<Alignment::bottom>, hasMovable<2>),
    item("distribute-across", "Distribute across", distribute<Axis::horizontal>, hasMovable<3>, {}, true),
    item("distribute-down", "Distribute down", distribute<Axis::vertical>, hasMovable<3>),
    item("space-across", "Equal gaps across", space<Axis::horizontal>, hasMovable<3>),
    item("space-down", "Equal gaps down", space<Axis::vertical>, hasMovable<3>),
    item("rotate", "Rotate by 90°", turn<Turn::clockwise>, hasMovable<1>, plain(Key::r), true),
    item("rotate-back", "Rotate back by 90°", turn<Turn::counterclockwise>, hasMovable<1>, shift(Key::r)),
    item("mirror-across", "Mirror left and right", turn<Turn::mirrorHorizontally>, hasMovable<1>),
    item("mirror-down", "Mirror top and bottom", turn<Turn::mirrorVertically>, hasMovable<1>),
    item("group", "Group", group, hasMovable<2>, ctrl(Key::g), true),
    item("ungroup", "Ungroup", ungroup, hasGroup, ctrlShift(Key::g)),
    lockItem(),
    key("nudge-left", "Nudge left", nudge<-1, 0>, Key::left),
    key("nudge-right", "Nudge right", nudge<1, 0>, Key::right),
    key("nudge-up", "Nudge up", nudge<0, -1>, Key::up),
    key("nudge-down", "Nudge down", nudge<0, 1>, Key::down),
};

}  // namespace

std::span<const Action> arrangeActions() {
    return kActions;
}

}  // namespace spanwright::app
