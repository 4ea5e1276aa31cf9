// SPDX-License-Identifier: MIT
#include "app/shell/file_dialog.h"

#include "app/shell/keys.h"
#include "app/window/gui.h"
#include "app/window/theme.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>

#include <fmt/format.h>
#include <imgui.h>

namespace spanwright::app {
namespace {

constexpr std::string_view kSuffix = ".span.json";

/// Price books and device types by the names that they usually have.
bool isForCatalogue(std::string name) {
    for (char& c : name)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return name.ends_with(".csv") || name.ends_with(".yaml") || name.ends_with(".yml");
}

std::string sizeText(std::uintmax_t bytes) {
    if (bytes < 1024) return fmt::format("{} B", bytes);
    if (bytes < 1024 * 1024) return fmt::format("{} KiB", bytes / 1024);
    return fmt::format("{:.1f} MiB", static_cast<double>(bytes) / (1024.0 * 1024.0));
}

std::filesystem::path homeFolder() {
    const char* home = std::getenv("HOME");
    return home != nullptr && *home != '\0' ? std::filesystem::path(home) : std::filesystem::path("/");
}

}  // namespace

void FileDialog::show(Mode mode, const std::filesystem::path& folder, const std::string& name) {
    mode_ = mode;
    open_ = true;
    opening_ = true;
    confirming_ = false;
    chosen_.clear();
    typed_ = name;
    std::error_code failed;
    enter(std::filesystem::is_directory(folder, failed) ? folder : homeFolder());
}

bool FileDialog::isShown(const std::string& name) const {
    if (allFiles_) return true;
    if (mode_ == Mode::importCatalogue) return isForCatalogue(name);
    return name.size() > suffix().size() && name.ends_with(suffix());
}

bool FileDialog::writes() const {
    return mode_ == Mode::save || mode_ == Mode::saveVariant || mode_ == Mode::exportWorkbook ||
           mode_ == Mode::exportBill;
}

std::string_view FileDialog::suffix() const {
    if (mode_ == Mode::exportWorkbook) return ".xlsx";
    if (mode_ == Mode::exportBill) return ".csv";
    return kSuffix;
}

void FileDialog::enter(const std::filesystem::path& folder) {
    std::error_code failed;
    std::vector<Entry> entries;
    for (std::filesystem::directory_iterator at(folder, failed), end; !failed && at != end;
         at.increment(failed)) {
        Entry entry;
        entry.name = at->path().filename().string();
        if (entry.name.starts_with('.')) continue;
        std::error_code ignored;
        entry.folder = at->is_directory(ignored);
        if (!entry.folder && !isShown(entry.name)) continue;
        if (!entry.folder) entry.bytes = at->file_size(ignored);
        entries.push_back(std::move(entry));
    }
    if (failed) {
        problem_ = failed.message();
        return;
    }
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        return a.folder != b.folder ? a.folder : a.name < b.name;
    });
    folder_ = std::filesystem::absolute(folder, failed).lexically_normal();
    entries_ = std::move(entries);
    selected_ = -1;
    marked_.clear();
    problem_.clear();
    confirming_ = false;
}

void FileDialog::takeTyped() {
    std::filesystem::path path = typed_;
    if (typed_.starts_with("~/")) path = homeFolder() / typed_.substr(2);
    if (path.empty()) {
        problem_ = writes() ? "Type a name for the file." : "Choose a file.";
        return;
    }
    if (path.is_relative()) path = folder_ / path;
    std::error_code failed;
    if (std::filesystem::is_directory(path, failed)) {
        enter(path);
        typed_.clear();
        return;
    }
    if (writes()) {
        // A project may have any name that ends with .json.
        const std::string_view ending = suffix() == kSuffix ? std::string_view(".json") : suffix();
        if (!path.filename().string().ends_with(ending)) path += suffix();
        if (!std::filesystem::is_directory(path.parent_path(), failed)) {
            problem_ = fmt::format("There is no folder {}.", path.parent_path().string());
            return;
        }
        if (std::filesystem::exists(path, failed) && !confirming_) {
            confirming_ = true;
            problem_ = fmt::format("{} exists already.", path.filename().string());
            return;
        }
    } else if (!std::filesystem::exists(path, failed)) {
        problem_ = fmt::format("There is no file {}.", path.filename().string());
        return;
    }
    chosen_ = {path.lexically_normal()};
    marked_.erase(path.filename().string());
    for (const std::string& name : marked_)
        chosen_.push_back((folder_ / name).lexically_normal());
    open_ = false;
}

void FileDialog::accept() {
    if (selected_ >= 0 && typed_.empty()) {
        const Entry& entry = entries_[static_cast<std::size_t>(selected_)];
        if (entry.folder) {
            enter(folder_ / entry.name);
            return;
        }
        typed_ = entry.name;
    }
    takeTyped();
}

void FileDialog::chooseByKeys() {
    const int count = static_cast<int>(entries_.size());
    const int before = selected_;
    if (isPressed(Key::down, true)) selected_ = std::min(selected_ + 1, count - 1);
    if (isPressed(Key::up, true)) selected_ = std::max(selected_ - 1, 0);
    if (count == 0) selected_ = -1;
    if (selected_ != before && selected_ >= 0) {
        scrollToSelected_ = true;
        const Entry& entry = entries_[static_cast<std::size_t>(selected_)];
        typed_ = entry.folder ? std::string() : entry.name;
        confirming_ = false;
        problem_.clear();
    }
    if (isPressed(Key::backspace) && !ImGui::GetIO().WantTextInput) {
        enter(folder_.parent_path());
    }
}

void FileDialog::drawPlaces(Gui& gui) {
    ImGui::BeginGroup();
    if (gui.iconButton("##up", "chevron-up", 18, false, "Folder above")) enter(folder_.parent_path());
    ImGui::SameLine();
    // Every part of the path is a way back to it.
    std::filesystem::path whole;
    std::optional<std::filesystem::path> wanted;
    for (const std::filesystem::path& part : folder_) {
        whole /= part;
        if (part.empty()) continue;
        ImGui::PushID(whole.c_str());
        if (ImGui::Button(part.c_str())) wanted = whole;
        ImGui::PopID();
        ImGui::SameLine(0, gui.px(2));
        if (ImGui::GetContentRegionAvail().x < gui.px(110)) ImGui::NewLine();
    }
    ImGui::NewLine();
    ImGui::EndGroup();
    if (wanted) enter(*wanted);
}

void FileDialog::drawEntries(Gui& gui, float height) {
    if (!ImGui::BeginTable("##files", 2,
                           ImGuiTableFlags_ScrollY | ImGuiTableFlags_RowBg | ImGuiTableFlags_BordersOuter,
                           {0, height})) {
        return;
    }
    ImGui::TableSetupColumn("Name", ImGuiTableColumnFlags_WidthStretch);
    ImGui::TableSetupColumn("Size", ImGuiTableColumnFlags_WidthFixed, gui.px(90));
    std::optional<int> clicked;
    bool twice = false;
    for (int row = 0; row < static_cast<int>(entries_.size()); ++row) {
        const Entry& entry = entries_[static_cast<std::size_t>(row)];
        ImGui::TableNextRow();
        ImGui::TableNextColumn();
        ImGui::PushID(row);
        gui.icon(entry.folder ? "chevron-right" : "phase", 16,
                 entry.folder ? gui.palette().textMuted : gui.palette().accent);
        ImGui::SameLine();
        if (ImGui::Selectable(entry.name.c_str(), row == selected_ || marked_.contains(entry.name),
                              ImGuiSelectableFlags_SpanAllColumns | ImGuiSelectableFlags_AllowDoubleClick |
                                  ImGuiSelectableFlags_DontClosePopups)) {
            clicked = row;
            twice = ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
        }
        if (row == selected_ && scrollToSelected_) ImGui::SetScrollHereY();
        ImGui::TableNextColumn();
        if (!entry.folder) ImGui::TextDisabled("%s", sizeText(entry.bytes).c_str());
        ImGui::PopID();
    }
    scrollToSelected_ = false;
    if (entries_.empty()) {
        ImGui::TableNextRow();
        ImGui::TableNextColumn();
        ImGui::TextDisabled(mode_ == Mode::importCatalogue  ? "No CSV or YAML files and no folders here."
                            : mode_ == Mode::exportWorkbook ? "No workbooks and no folders here."
                            : mode_ == Mode::exportBill     ? "No CSV files and no folders here."
                                                            : "No projects and no folders here.");
    }
    ImGui::EndTable();
    if (!clicked) return;
    const bool adding = mode_ == Mode::importCatalogue && ImGui::GetIO().KeyCtrl && !twice;
    if (adding && selected_ >= 0 && !entries_[static_cast<std::size_t>(selected_)].folder)
        marked_.insert(entries_[static_cast<std::size_t>(selected_)].name);
    if (!adding) marked_.clear();
    selected_ = *clicked;
    const Entry entry = entries_[static_cast<std::size_t>(*clicked)];
    typed_ = entry.folder ? std::string() : entry.name;
    confirming_ = false;
    problem_.clear();
    if (twice) accept();
}

void FileDialog::drawFooter(Gui& gui) {
    std::array<char, 1024> text{};
    std::strncpy(text.data(), typed_.c_str(), text.size() - 1);
    const bool saving = writes();
    const bool exporting = mode_ == Mode::exportWorkbook || mode_ == Mode::exportBill;
    const char* verb = mode_ == Mode::importCatalogue ? "Import"
                       : !saving                      ? "Open"
                       : confirming_                  ? "Replace"
                       : exporting                    ? "Export"
                                                      : "Save";
    const float buttons = gui.px(210);
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(saving ? "Name" : "Path");
    ImGui::SameLine();
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - buttons);
    if (opening_ && mode_ != Mode::open) ImGui::SetKeyboardFocusHere();
    const bool entered =
        ImGui::InputText("##path", text.data(), text.size(), ImGuiInputTextFlags_EnterReturnsTrue);
    if (typed_ != text.data()) {
        typed_ = text.data();
        confirming_ = false;
        problem_.clear();
    }
    ImGui::SameLine();
    const float width = gui.px(96);
    if (ImGui::Button("Cancel", {width, 0})) open_ = false;
    ImGui::SameLine();
    ImGui::PushStyleColor(ImGuiCol_Button, toImGui(gui.palette().accent));
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, toImGui(gui.palette().accent));
    ImGui::PushStyleColor(ImGuiCol_Text, toImGui(gui.palette().accentText));
    const bool pressed = ImGui::Button(verb, {width, 0});
    ImGui::PopStyleColor(3);
    const bool enterOnList = isPressed(Key::enter) && !ImGui::GetIO().WantTextInput && !pressed;
    if (entered || pressed || enterOnList) accept();
    if (ImGui::Checkbox("Show all files", &allFiles_)) enter(folder_);
    if (!problem_.empty()) {
        ImGui::SameLine();
        ImGui::PushStyleColor(ImGuiCol_Text,
                              toImGui(confirming_ ? gui.palette().warning : gui.palette().bad));
        ImGui::TextUnformatted(problem_.c_str());
        ImGui::PopStyleColor();
    }
}

std::vector<std::filesystem::path> FileDialog::draw(Gui& gui) {
    if (!open_) return {};
    const char* title = mode_ == Mode::open             ? "Open project###files"
                        : mode_ == Mode::compare        ? "Compare with project###files"
                        : mode_ == Mode::save           ? "Save project as###files"
                        : mode_ == Mode::saveVariant    ? "Save as variant###files"
                        : mode_ == Mode::exportWorkbook ? "Export the budget as a workbook###files"
                        : mode_ == Mode::exportBill     ? "Export the bill of materials as CSV###files"
                                                        : "Import price books and device types###files";
    if (opening_) ImGui::OpenPopup(title);
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowSize(
        {std::min(gui.px(760), window.x * 0.94F), std::min(gui.px(520), window.y * 0.9F)});
    ImGui::SetNextWindowPos({window.x / 2, window.y / 2}, ImGuiCond_Always, {0.5F, 0.5F});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, gui.px(spacing::kMedium));
    if (ImGui::BeginPopupModal(title, nullptr,
                               ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav)) {
        chooseByKeys();
        drawPlaces(gui);
        const float footer = 2 * ImGui::GetFrameHeightWithSpacing() + gui.px(2);
        drawEntries(gui, ImGui::GetContentRegionAvail().y - footer);
        drawFooter(gui);
        if (isPressed(Key::escape)) open_ = false;
        if (!open_) ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
    opening_ = false;
    return std::exchange(chosen_, {});
}

}  // namespace spanwright::app
