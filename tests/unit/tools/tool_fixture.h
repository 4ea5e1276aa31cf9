// SPDX-License-Identifier: MIT
#pragma once

#include "app/tools/toolbox.h"
#include "engine/edit/document.h"

#include <gtest/gtest.h>

namespace spanwright::app {

/// A pointer over a document: two sites side by side, a device in each and one outside.
///
///     Lyon (0,0 300×200)      Paris (400,0 300×200)
///     lyon at (150,100)       paris at (550,100)          outside at (350,400)
class ToolFixture : public ::testing::Test {
  protected:
    ToolFixture() {
        lyonSite_ = addSite("Lyon", {0, 0, 300, 200});
        parisSite_ = addSite("Paris", {400, 0, 300, 200});
        lyon_ = addDevice("lyon", lyonSite_, {150, 100});
        paris_ = addDevice("paris", parisSite_, {550, 100});
        outside_ = addDevice("outside", {}, {350, 400});
    }

    SiteId addSite(const std::string& name, const Rect& frame) {
        Site site;
        site.id = edit::reservedId<SiteId>(document_.project(), 0);
        site.name = name;
        site.frame = frame;
        EXPECT_TRUE(document_.run(edit::Add{{site}}));
        return site.id;
    }
    DeviceId addDevice(const std::string& name, SiteId site, Point at) {
        Device device;
        device.id = edit::reservedId<DeviceId>(document_.project(), 0);
        device.name = name;
        device.site = site;
        device.position = at;
        EXPECT_TRUE(document_.run(edit::Add{{device}}));
        return device.id;
    }

    [[nodiscard]] const Design& design() const { return document_.project().design; }

    /// Hands the event over and does what comes back, as the window does.
    ToolResult send(ToolEvent event) {
        geometry_ = scene::SceneGeometry(design(), phase_);
        const ToolContext context{document_.project(), phase_, selection_, geometry_, choice_, 1};
        ToolResult result = toolbox_.handle(event, context, space_);
        if (result.command) {
            const auto done = document_.run(*result.command);
            EXPECT_TRUE(done) << done.error().text();
        }
        if (result.select) selection_ = *result.select;
        if (result.backToSelect) choice_ = {};
        return result;
    }
    ToolResult send(ToolEvent::Kind kind, Point at, MouseButton button = MouseButton::left) {
        ToolEvent event = modifiers_;
        event.kind = kind;
        event.at = at;
        event.button = button;
        return send(event);
    }
    ToolResult press(Point at) { return send(ToolEvent::Kind::press, at); }
    ToolResult move(Point at) { return send(ToolEvent::Kind::move, at); }
    ToolResult release(Point at) { return send(ToolEvent::Kind::release, at); }
    ToolResult escape() { return send(ToolEvent::Kind::cancel, {}); }
    ToolResult click(Point at) {
        move(at);
        const ToolResult pressed = press(at);
        ToolResult released = release(at);
        return pressed.command ? pressed : released;
    }
    ToolResult drag(Point from, Point to) {
        move(from);
        press(from);
        move({(from.x + to.x) / 2, (from.y + to.y) / 2});
        move(to);
        return release(to);
    }
    ToolOverlay overlay() {
        geometry_ = scene::SceneGeometry(design(), phase_);
        return toolbox_.overlay({document_.project(), phase_, selection_, geometry_, choice_, 1});
    }
    void choose(ToolKind kind) { choice_.kind = kind; }

    edit::Document document_;
    Toolbox toolbox_;
    ToolChoice choice_;
    ToolEvent modifiers_;
    std::set<ElementId> selection_;
    scene::SceneGeometry geometry_;
    PhaseId phase_;
    bool space_ = false;
    SiteId lyonSite_, parisSite_;
    DeviceId lyon_, paris_, outside_;
};

}  // namespace spanwright::app
