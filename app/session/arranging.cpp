// SPDX-License-Identifier: MIT
#include "app/session/arranging.h"

#include "engine/layout/drawing_boxes.h"

namespace spanwright::app {

void Arranging::start(const Session& session, layout::Style style) {
    layout::AutoLayoutOptions options;
    options.style = style_ = style;
    options.phase = session.phase();
    const std::size_t selected = layout::movableBoxes(session.project(), session.selection()).size();
    // A site alone is a request to set out what stands in it.
    const bool site = selected == 1 && session.selection().begin()->kind == ElementKind::site;
    if (selected > 1 || site) options.elements = session.selection();
    job_.start(session.document().revision(),
               [snapshot = session.document().snapshot(), options](const WorkContext& work) {
                   return layout::autoLayout(*snapshot, options, work);
               });
}

bool Arranging::update(Session& session) {
    auto done = job_.poll();
    if (!done) return false;
    if (!done->result) {
        session.notify(Notice::Level::error, done->result.error().text());
        return false;
    }
    const edit::Batch command =
        layout::layoutCommand(session.project(), *done->result, layout::labelOf(style_));
    if (command.commands.empty()) {
        session.notify(Notice::Level::info, "Everything stands where the layout would put it.");
        return false;
    }
    session.endMerge();
    return session.run(command);
}

}  // namespace spanwright::app
