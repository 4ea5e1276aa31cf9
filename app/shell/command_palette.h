// SPDX-License-Identifier: MIT
#pragma once

#include "engine/edit/document.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace spanwright::app {

class Application;
class Gui;

/// Something that the command palette offers.
struct PaletteEntry {
    std::string title;
    std::string detail = {};    ///< what kind of thing it is, and where
    std::string shortcut = {};  ///< empty: none
    std::string icon = {};      ///< of assets/icons; empty: none
    bool command = false;       ///< something to do, rather than a place to go to
    bool enabled = true;
    std::function<void(Application&)> run = {};
    std::string folded = {};  ///< title, as it is searched
    std::string foldedDetail = {};
};

/// Every action, lens, panel, phase, recent file and element. Linear in the design.
[[nodiscard]] std::vector<PaletteEntry> paletteEntries(const Application& application);

/// Indices of the entries that answer what was typed, best first; a ">" in front asks for commands alone.
/// What is found by its title comes before what is found by its detail.
[[nodiscard]] std::vector<std::size_t> paletteMatches(const std::vector<PaletteEntry>& entries,
                                                      std::string_view typed);

/// One field in which to type the name of anything there is: a command runs, an element is selected and
/// brought into view.
class CommandPalette {
  public:
    /// Opens it, with what was typed; closes it where it is open.
    void toggle(const Application& application, std::string_view typed = {});
    [[nodiscard]] bool isOpen() const { return open_; }
    /// Draws it; runs what the person chose.
    void draw(Application& application);

  private:
    void drawRow(Gui& gui, const PaletteEntry& entry, bool marked);
    void close();

    bool open_ = false;
    bool opening_ = false;
    bool scroll_ = false;
    std::string typed_;
    std::string matched_;  ///< what `matches_` answer
    std::vector<PaletteEntry> entries_;
    std::vector<std::size_t> matches_;
    std::size_t marked_ = 0;
};

}  // namespace spanwright::app
