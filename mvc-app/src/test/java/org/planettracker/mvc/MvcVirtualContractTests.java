package org.planettracker.mvc;

import org.springframework.boot.test.context.SpringBootTest;

import org.planettracker.web.contract.ContractTests;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
    "spring.threads.virtual.enabled=true",
    "tracker.live.max-subscribers=" + ContractTests.MAX_SUBSCRIBERS})
class MvcVirtualContractTests extends ContractTests {

    @Override
    public String serverName() {
        return "mvc-virtual";
    }
}
