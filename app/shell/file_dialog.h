// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace spanwright::app {

class Gui;

/// Chooses a project file to open, a name to save or export under, or files to import, in a window of our
/// own: the same on every desktop.
///
/// Up and Down choose, Enter opens a folder or takes the file, Backspace goes up while no name is typed, Esc
/// closes. Typing a path works too. Of files to import, Ctrl and a click mark several.
class FileDialog {
  public:
    enum class Mode { open, save, saveVariant, compare, importCatalogue, exportWorkbook, exportBill };

    /// Shows the dialog in a folder; `name` is what the field starts with.
    void show(Mode mode, const std::filesystem::path& folder, const std::string& name);
    [[nodiscard]] bool isOpen() const { return open_; }
    [[nodiscard]] Mode mode() const { return mode_; }
    void close() { open_ = false; }
    /// Draws it while it is open; the files in the frame in which they were chosen: one, but to import.
    [[nodiscard]] std::vector<std::filesystem::path> draw(Gui& gui);

  private:
    struct Entry {
        std::string name;
        bool folder = false;
        std::uintmax_t bytes = 0;
    };

    void enter(const std::filesystem::path& folder);
    void drawPlaces(Gui& gui);
    void drawEntries(Gui& gui, float height);
    void drawFooter(Gui& gui);
    void chooseByKeys();
    void accept();
    void takeTyped();
    [[nodiscard]] bool isShown(const std::string& name) const;
    /// True when the file that is chosen will be written.
    [[nodiscard]] bool writes() const;
    /// What names of files end with that this mode is about.
    [[nodiscard]] std::string_view suffix() const;

    Mode mode_ = Mode::open;
    bool open_ = false;
    bool opening_ = false;
    bool allFiles_ = false;
    bool confirming_ = false;  ///< the file exists: once more to replace it
    std::filesystem::path folder_;
    std::vector<Entry> entries_;
    int selected_ = -1;
    std::set<std::string> marked_;  ///< files of the folder to import beside the one in the field
    bool scrollToSelected_ = false;
    std::string typed_;
    std::string problem_;
    std::vector<std::filesystem::path> chosen_;
};

}  // namespace spanwright::app
