/** Bills of materials as CAD tools write them, as text; each with a few of the oddities seen in real ones. */

/** SolidWorks, indented, English: quantities for one of the assembly above, quoted inches, a trailing blank column. */
export const SOLIDWORKS = `Assembly: FILLER-3000,,,,
ITEM NO.,PART NUMBER,DESCRIPTION,QTY.,Material
1,FRM-100,"Frame, welded",2,Assembly
1.1,FRM-101,"Tube 2"" x 2""",4,S235
1.2,HEX-M8,Hex bolt M8x30,16,8.8
2,MOT-200,Servo motor 1.5 kW,1,
3,HEX-M8,Hex bolt M8x30,10,8.8
,,Total,33,
`;

/** Inventor, German: a comma for decimals, units in the quantity, kinds that are not bought. */
export const INVENTOR_DE = `Objekt;Bauteilnummer;Benennung;Stücklistenstruktur;Anzahl;Werkstoff
1;BG-10;Grundgestell;Baugruppe;1;
1.1;Z-4711;Blech links;Fertigungsteil;2;S235JR
1.2;K-0815;Kabel 5x2,5;Kaufteil;12,5 m;
2;DIN912-M6;Zylinderschraube M6;Normteil;1.200 Stk;8.8
3;REF-1;Hilfsgeometrie;Referenz;1;
`;

/** EPLAN parts list, Chinese: no positions, the same part on several lines, a supplier nobody knows. */
export const EPLAN_ZH = `部件编号,型号,名称,数量,单位,供应商,备注
SIE.6ES7512,6ES7512-1DK01,CPU 模块,1,台,西门子（中国）,
PXC.3044076,UT 2.5,接线端子,40,个,菲尼克斯,
PXC.3044076,UT 2.5,接线端子,25,个,菲尼克斯,备用
LAPP.1119005,ÖLFLEX CLASSIC 110,电缆,"1,250.5",m,宁波精工机电有限公司,
`;

/** Creo: depths instead of positions. */
export const CREO = `Level,Part Name,Type,Qty
0,MACHINE.ASM,ASSEMBLY,1
1,CONVEYOR.ASM,ASSEMBLY,3
2,ROLLER.PRT,PART,20
2,BELT.PRT,PART,1
1,COVER.PRT,PART,2
`;
