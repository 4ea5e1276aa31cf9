// SPDX-License-Identifier: MIT
#include "app/shell/application.h"
#include "engine/layout/alignment.h"

/// What the Arrange menu and the templates do.
namespace spanwright::app {

void Application::arrange(layout::Style style) {
    arranging_.start(session_, style);
}

bool Application::stopArranging() {
    const bool running = arranging_.running();
    arranging_.cancel();
    return running;
}

void Application::runEdit(const std::optional<edit::Command>& command) {
    if (!command) return;
    session_.endMerge();
    session_.run(*command);
}

void Application::followArranging() {
    if (!arranging_.update(session_)) return;
    canvas_.fitAll();
    freshFrames_ = 3;
}

void Application::connectSelected() {
    ToolChoice choice = session_.tool();
    choice.kind = ToolKind::connectSelected;
    session_.chooseTool(choice);
}

void Application::drawTemplates() {
    if (session_.takeTemplatesRequest()) showTemplates();
    const std::optional<TemplateDialog::Choice> chosen = templates_.draw(session_, gui_, renderer_);
    if (!chosen) return;
    const bool empty = session_.project().design.devices.empty() && session_.project().design.sites.empty();
    const Point place = templates::freePlace(chosen->instance, session_.project(), canvas_.logicalCentre());
    const templates::TemplateInsertion insertion =
        templates::insertionOf(chosen->instance, chosen->name, session_.project(), session_.phase(), place);
    session_.endMerge();
    if (!session_.run(insertion.command)) return;
    session_.showPhase(insertion.phase);
    // What can be moved; all its links and demands lit up would hide it.
    std::set<ElementId> placed = insertion.placed;
    std::erase_if(placed, [](ElementId element) {
        return element.kind != ElementKind::site && element.kind != ElementKind::device;
    });
    session_.select(std::move(placed));
    if (empty) {
        canvas_.fitAll();
    } else {
        canvas_.fitSelectionNext();
    }
}

}  // namespace spanwright::app
