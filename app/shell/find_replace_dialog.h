// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/model/find_replace.h"
#include "app/session/session.h"
#include "app/window/gui.h"

#include <string>
#include <vector>

namespace spanwright::app {

/// The dialog that finds elements by a field and shows, before it is done, what a replacement makes of them.
/// The question stays for the next time.
class FindReplaceDialog {
  public:
    /// Opens it; asks for the kind that is selected, within the selection where that is several.
    void show(const Session& session);
    [[nodiscard]] bool isOpen() const { return open_; }
    /// Draws it; selects what was found or makes the replacement, when that is asked for.
    void draw(Session& session, Gui& gui);

  private:
    void drawQuestion(const Session& session, Gui& gui);
    void drawReplacement(Gui& gui);
    void drawFound(Gui& gui, float height);
    void drawButtons(Session& session, Gui& gui);
    void chooseKind(const Project& project, ElementKind kind);
    void findAgain(const Session& session);
    void close();
    [[nodiscard]] const TypedField* fieldOf(std::string_view key) const;
    [[nodiscard]] bool partsPossible() const;
    /// What was asked for, as far as it can be done.
    [[nodiscard]] Replacement effective() const;
    [[nodiscard]] const std::string& changedField() const;

    bool open_ = false;
    bool opening_ = false;
    FindQuery query_;
    Replacement replacement_;
    std::set<ElementId> selection_;  ///< of the kind asked for, when the dialog opened
    bool inSelection_ = false;
    bool replacing_ = false;  ///< somebody has said what to put in; until then, finding is all that happens
    std::vector<TypedField> fields_;
    std::vector<std::string> values_;     ///< of the field that is searched
    std::vector<std::string> newValues_;  ///< of the field that is changed

    /// What `found_` answers.
    struct Asked {
        Snapshot snapshot;
        FindQuery query;
        Replacement replacement;
        friend bool operator==(const Asked&, const Asked&) = default;
    };
    Asked asked_;
    std::vector<FoundRow> found_;
    std::string refusal_;
};

}  // namespace spanwright::app
