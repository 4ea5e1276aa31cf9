// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/panel.h"

namespace spanwright::app {

/// The fields of the rows, all of one kind and at least one; an edit goes to all of them as one command.
/// `focus` is the file key of the field to put the cursor into; empty: none.
void drawRowFields(Session& session, UiContext& ui, const std::vector<ElementId>& elements,
                   std::string_view focus);
/// The project's settings and cost policy.
void drawProjectFields(Session& session, UiContext& ui);
/// What the latest answers say about one element.
void drawElementFigures(Session& session, UiContext& ui, ElementId element);

}  // namespace spanwright::app
