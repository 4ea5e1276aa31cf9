// SPDX-License-Identifier: MIT
#pragma once

#include "engine/edit/document.h"

#include <gtest/gtest.h>

namespace spanwright::edit {

/// A document with a site, three devices (two inside it), two links and a demand.
class EditFixture : public ::testing::Test {
  protected:
    EditFixture() {
        Site site;
        site.name = "Lyon";
        site_ = add(site).as<SiteId>();
        a_ = addDevice("A", site_);
        b_ = addDevice("B", site_);
        c_ = addDevice("C", {});
        ab_ = addLink("AB", a_, b_);
        bc_ = addLink("BC", b_, c_);
        Demand demand;
        demand.name = "A to C";
        demand.from = a_;
        demand.to = c_;
        demand.mbps = 10;
        demand_ = add(demand).as<DemandId>();
    }

    template <class Row>
    ElementId add(Row row) {
        row.id = reservedId<decltype(Row::id)>(document_.project(), 0);
        const auto done = document_.run(Add{{row}});
        EXPECT_TRUE(done) << done.error().text();
        return row.id;
    }

    DeviceId addDevice(const std::string& name, SiteId site) {
        Device device;
        device.name = name;
        device.site = site;
        return add(device).template as<DeviceId>();
    }

    LinkId addLink(const std::string& name, DeviceId from, DeviceId to) {
        Link link;
        link.name = name;
        link.from.device = from;
        link.to.device = to;
        return add(link).template as<LinkId>();
    }

    [[nodiscard]] const Design& design() const { return document_.project().design; }

    Document document_;
    SiteId site_;
    DeviceId a_, b_, c_;
    LinkId ab_, bc_;
    DemandId demand_;
};

}  // namespace spanwright::edit
