// SPDX-License-Identifier: MIT
#pragma once

#include "app/tools/site_places.h"

#include <optional>
#include <string>
#include <vector>

namespace spanwright::app {

class Gui;

/// The dialog that looks a city up by its name, without a network, or takes coordinates. Keys alone do.
class PlaceDialog {
  public:
    struct Choice {
        SiteId site;  ///< whose place it is to be; null: of a new site
        FoundPlace place;
    };

    /// Opens it, for this site or (null) for a new one; `name` says whose place is looked for.
    void show(SiteId site, std::string name);
    [[nodiscard]] bool isOpen() const { return open_; }
    /// Draws it; what the person chose, once.
    std::optional<Choice> draw(Gui& gui);

  private:
    struct Entry {
        FoundPlace place;
        std::string detail;  ///< country, people
    };

    void search();
    /// The entry that a click chose.
    std::optional<std::size_t> drawEntries(Gui& gui);
    void close();

    bool open_ = false;
    bool opening_ = false;
    SiteId site_;
    std::string name_;
    std::string query_;
    std::vector<Entry> entries_;
    std::size_t marked_ = 0;
};

}  // namespace spanwright::app
