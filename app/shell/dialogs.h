// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>

namespace spanwright::app {

class Gui;

/// The questions and pages that lie over the window. One at a time.
class Dialogs {
  public:
    enum class Page { none, unsavedChanges, shortcuts, about };
    /// What the person decided about unsaved changes.
    enum class Answer { save, discard, cancel };

    void show(Page page);
    /// Asks what is to become of the changes to `projectName`.
    void askAboutChanges(std::string projectName, std::function<void(Answer)> then);
    [[nodiscard]] bool isOpen() const { return page_ != Page::none; }
    [[nodiscard]] Page page() const { return page_; }
    void draw(Gui& gui);

  private:
    void drawQuestion(Gui& gui);
    void answer(Answer answer);
    void close();

    Page page_ = Page::none;
    bool opening_ = false;
    std::string projectName_;
    std::function<void(Answer)> then_;
};

}  // namespace spanwright::app
