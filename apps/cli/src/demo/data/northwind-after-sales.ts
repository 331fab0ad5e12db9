import type { AfterSalesData } from '../firm-data.ts';

/** What Northwind's customer reported, and what was brought to it. Days count from today. */
export const northwindAfterSales: AfterSalesData = {
  feedback: [
    {
      contract: 'NW-112',
      kind: 'defect',
      severity: 'major',
      status: 'in_progress',
      title: 'Camera 2 rejects good bottles',
      text: 'Since Monday camera 2 rejects about one good bottle in forty. Cleaning the lens did not help.',
      serialNo: 'BIS-112-CAM2',
      byCustomer: true,
      owner: 'luis.romero',
      daysAgo: 3,
      messages: [
        {
          from: 'firm',
          by: 'luis.romero',
          text: 'The backlight has dimmed. A new panel is on its way and can be swapped without a stop.',
          daysAgo: 2,
        },
        {
          from: 'note',
          by: 'luis.romero',
          text: 'Third panel of this make; ask for another supplier.',
          daysAgo: 2,
        },
      ],
    },
    {
      contract: 'NW-112',
      kind: 'requirement',
      severity: 'minor',
      status: 'new',
      title: 'Counters by shift',
      text: 'Could the reject counters be kept by shift, and shown to the shift lead?',
      byCustomer: true,
      daysAgo: 1,
      messages: [],
    },
  ],
  deliveries: [
    {
      contract: 'NW-112',
      status: 'handed_over',
      place: 'Lakeshore Dairy, packing hall',
      carrier: 'Midwest Freight',
      recipient: 'Maria Jensen',
      remark: 'Replacement under warranty, free of charge.',
      daysAgo: 1,
      warrantyMonths: 6,
      items: [{ text: 'Backlight panel', quantity: '1', unit: 'pc', serialNos: ['BL-2207'] }],
    },
  ],
};
